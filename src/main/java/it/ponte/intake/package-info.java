/** What arrived, line by line, once: the envelope and the inbox. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "partner"})
package it.ponte.intake;

import org.springframework.modulith.ApplicationModule;
