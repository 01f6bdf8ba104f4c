/** What work is offered. Ground floor. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary"})
package it.ponte.vacancy;

import org.springframework.modulith.ApplicationModule;
