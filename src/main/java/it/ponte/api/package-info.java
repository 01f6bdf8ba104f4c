/** The REST face: what partners may post and read. Imported by none. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "intake",
            "normalise",
            "reading",
            "partner",
            "beneficiary",
            "vacancy",
            "matching",
            "disclosure",
            "placement",
            "feedback"
        })
package it.ponte.api;

import org.springframework.modulith.ApplicationModule;
