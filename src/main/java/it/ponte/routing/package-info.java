/** The only room that knows Camel: partner routes, header allow-list, plumbing of errors. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary", "partner", "intake", "mail"})
package it.ponte.routing;

import org.springframework.modulith.ApplicationModule;
