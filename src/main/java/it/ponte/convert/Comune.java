package it.ponte.convert;

/**
 * A comune of today.
 *
 * @param belfiore its code in the land registry, which tax codes use too ("H223")
 * @param name as it is written in lists: with its province where another comune has the same name ("Castro (BG)")
 * @param province the province's two letters
 */
record Comune(String belfiore, String name, String province) {}
