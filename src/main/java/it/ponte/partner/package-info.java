/** Who may talk to us, and how: partner files and their keys. Ground floor. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary"})
package it.ponte.partner;

import org.springframework.modulith.ApplicationModule;
