/** The command line: audit, check, demo, key, keys, map, new-partner, retention, sample, sheet. Imported by none. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "embedded",
            "mail",
            "work",
            "vocabulary",
            "intake",
            "mapping",
            "trial",
            "reading",
            "partner",
            "programme",
            "beneficiary",
            "vacancy",
            "matching",
            "placement",
            "feedback",
            "machines",
            "rights"
        })
package it.ponte.command;

import org.springframework.modulith.ApplicationModule;
