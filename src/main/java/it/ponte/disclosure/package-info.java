/** What a person lets a company know of her, for one vacancy. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "beneficiary", "matching"})
package it.ponte.disclosure;

import org.springframework.modulith.ApplicationModule;
