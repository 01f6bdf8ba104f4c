/** What it means: readers, mappings, problems, receipts. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "intake",
            "partner",
            "beneficiary",
            "vacancy",
            "placement"
        })
package it.ponte.normalise;

import org.springframework.modulith.ApplicationModule;
