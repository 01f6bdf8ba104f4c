/** What helps to add a partner and stores nothing: trials, drafts of mappings, samples, layout sheets. */
@ApplicationModule(
        allowedDependencies = {"access", "vocabulary", "reading", "convert", "mapping", "intake", "partner", "normalise"
        })
package it.ponte.trial;

import org.springframework.modulith.ApplicationModule;
