/** What it means: mappings, problems, receipts. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "intake",
            "reading",
            "partner",
            "beneficiary",
            "vacancy",
            "placement"
        })
package it.ponte.normalise;

import org.springframework.modulith.ApplicationModule;
