/** The words that people and work are described in: our code lists. Below all rooms. */
@ApplicationModule(allowedDependencies = {"access"})
package it.ponte.vocabulary;

import org.springframework.modulith.ApplicationModule;
