/** In what form it is written: readers that pull lines out of bytes, and what is wrong with them. */
@ApplicationModule(allowedDependencies = {"work"})
package it.ponte.reading;

import org.springframework.modulith.ApplicationModule;
