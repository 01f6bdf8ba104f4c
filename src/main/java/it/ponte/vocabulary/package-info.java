/** The words that people and work are described in, and the clock that days are meant on. Below all rooms. */
@ApplicationModule(allowedDependencies = {"access"})
package it.ponte.vocabulary;

import org.springframework.modulith.ApplicationModule;
