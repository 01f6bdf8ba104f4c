/** Which programmes there are, in which editions, by what rules, and who is enrolled in which. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "partner", "beneficiary"})
package it.ponte.programme;

import org.springframework.modulith.ApplicationModule;
