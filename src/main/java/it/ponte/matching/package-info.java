/** Who fits where, and why: hard rules, weighted criteria, proposals. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "beneficiary", "vacancy"})
package it.ponte.matching;

import org.springframework.modulith.ApplicationModule;
