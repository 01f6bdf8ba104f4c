/** What partners' own systems hear of what became of their people: webhook, topic, file. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "placement", "beneficiary", "partner"})
package it.ponte.machines;

import org.springframework.modulith.ApplicationModule;
