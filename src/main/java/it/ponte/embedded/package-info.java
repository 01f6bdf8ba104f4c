/** The servers in the process: PostgreSQL, ActiveMQ, SFTP drop box, mail. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "partner"})
package it.ponte.embedded;

import org.springframework.modulith.ApplicationModule;
