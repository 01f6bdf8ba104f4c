/** Who writes to our mailbox, whether we may believe it, and which files come with it. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "partner", "intake", "reading"})
package it.ponte.mail;

import org.springframework.modulith.ApplicationModule;
