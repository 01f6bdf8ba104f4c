/** The command line: check, demo, key. Imported by none. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "intake",
            "normalise",
            "partner",
            "beneficiary",
            "vacancy",
            "matching",
            "placement",
            "feedback"
        })
package it.ponte.command;

import org.springframework.modulith.ApplicationModule;
