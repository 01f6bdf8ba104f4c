/** What a caseworker sees of her cases, and what she answers. */
@ApplicationModule(
        allowedDependencies = {"access", "work", "vocabulary", "feedback", "placement", "beneficiary", "partner"})
package it.ponte.casework;

import org.springframework.modulith.ApplicationModule;
