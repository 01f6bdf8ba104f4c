package it.ponte.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a room's verb: an operator with one of these roles. The verb takes a {@link Caller}; whoever has none of the
 * roles gets an {@link org.springframework.security.access.AccessDeniedException}, which a page answers as not existing.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    /** One of them is enough. */
    Role[] value();
}
