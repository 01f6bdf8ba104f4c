/** What one text of a sender says: the converters that a mapping may name, each with the type that it gives. */
@ApplicationModule(allowedDependencies = {"access", "vocabulary", "reading"})
package it.ponte.convert;

import org.springframework.modulith.ApplicationModule;
