/** Who may see and do what: callers, keys, encryption, public codes. Below all rooms; imports none. */
@ApplicationModule(allowedDependencies = {})
package it.ponte.access;

import org.springframework.modulith.ApplicationModule;
