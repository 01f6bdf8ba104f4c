/** What waits to be done, what failed, and when it is tried again. Below all rooms. */
@ApplicationModule(allowedDependencies = {"access"})
package it.ponte.work;

import org.springframework.modulith.ApplicationModule;
