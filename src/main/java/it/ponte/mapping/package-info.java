/** What a partner means by its fields and codes: the mapping files, and what a kept line says by them. */
@ApplicationModule(allowedDependencies = {"vocabulary", "reading", "convert", "partner", "beneficiary", "placement"})
package it.ponte.mapping;

import org.springframework.modulith.ApplicationModule;
