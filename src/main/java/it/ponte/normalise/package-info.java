/** What a message or a line becomes: a record, or problems and a receipt. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "convert",
            "mapping",
            "intake",
            "reading",
            "partner",
            "beneficiary",
            "vacancy",
            "placement"
        })
package it.ponte.normalise;

import org.springframework.modulith.ApplicationModule;
