/** Who enrols or is referred. Ground floor. */
@ApplicationModule(allowedDependencies = {"access", "work", "vocabulary"})
package it.ponte.beneficiary;

import org.springframework.modulith.ApplicationModule;
