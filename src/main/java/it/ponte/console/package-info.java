/** The operators' web pages and the public forms. Imported by none. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "intake",
            "mail",
            "mapping",
            "normalise",
            "trial",
            "reading",
            "convert",
            "partner",
            "programme",
            "beneficiary",
            "vacancy",
            "matching",
            "disclosure",
            "placement",
            "feedback",
            "casework",
            "machines",
            "rights",
            "embedded"
        })
package it.ponte.console;

import org.springframework.modulith.ApplicationModule;
