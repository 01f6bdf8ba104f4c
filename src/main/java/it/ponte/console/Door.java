package it.ponte.console;

import it.ponte.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * One page or act, and who may.
 *
 * @param method GET (then HEAD too) or POST
 * @param path as the page's own mapping names it
 * @param names of roles or standings, one of which is needed; empty when everybody may
 */
record Door(HttpMethod method, String path, Set<String> names) {
    /** A door for everybody, signed in or not. */
    static Stream<Door> open(HttpMethod method, String... paths) {
        return doors(method, Set.of(), paths);
    }

    /** A door for whoever has one of these roles. */
    static Stream<Door> of(List<Role> roles, HttpMethod method, String... paths) {
        return doors(method, names(roles, Role::name), paths);
    }

    /** A door for whoever has come so far with signing in, whatever her roles are. */
    static Stream<Door> at(List<Standing> standings, HttpMethod method, String... paths) {
        return doors(method, names(standings, Standing::name), paths);
    }

    private static <E> Set<String> names(List<E> list, Function<E, String> name) {
        return list.stream().map(name).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Door> doors(HttpMethod method, Set<String> names, String... paths) {
        return Arrays.stream(paths).map(path -> new Door(method, path, names));
    }

    boolean isOpen() {
        return names.isEmpty();
    }
}
