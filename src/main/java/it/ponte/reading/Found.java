package it.ponte.reading;

import java.util.List;

/**
 * What a file of unknown form was found to be.
 *
 * @param form by which the hub would read it
 * @param names what its records tell, in the file's order: columns, or paths inside a record
 */
public record Found(Form form, List<String> names) {
    public Found {
        names = List.copyOf(names);
    }
}
