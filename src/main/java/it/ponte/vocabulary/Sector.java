package it.ponte.vocabulary;

/**
 * A sector of work of our list ({@code config/vocabulary/skills.yaml}).
 *
 * @param code kebab-case, stable
 * @param it Italian label
 * @param en English label
 */
public record Sector(String code, String it, String en) {}
