/** What a person may ask of us, and how long we keep what we hold of her (GDPR art. 5, 15-18). */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "work",
            "vocabulary",
            "partner",
            "intake",
            "beneficiary",
            "matching",
            "placement",
            "feedback",
            "casework"
        })
package it.ponte.rights;

import org.springframework.modulith.ApplicationModule;
