/** The command line: check, demo, key, map, new-partner, sample, sheet. Imported by none. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "intake",
            "mapping",
            "trial",
            "reading",
            "partner",
            "beneficiary",
            "vacancy",
            "matching",
            "placement",
            "feedback",
            "rights"
        })
package it.ponte.command;

import org.springframework.modulith.ApplicationModule;
