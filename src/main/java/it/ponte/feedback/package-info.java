/** What we tell the caseworker: letters and the outbox. */
@ApplicationModule(
        allowedDependencies = {"access", "work", "vocabulary", "placement", "matching", "beneficiary", "partner", "mail"
        })
package it.ponte.feedback;

import org.springframework.modulith.ApplicationModule;
