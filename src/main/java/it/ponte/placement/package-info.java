/** What became of it: paths, placements, outcomes. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "matching", "beneficiary", "vacancy"})
package it.ponte.placement;

import org.springframework.modulith.ApplicationModule;
