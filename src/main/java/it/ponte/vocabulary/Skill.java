package it.ponte.vocabulary;

/**
 * A skill of our list ({@code config/vocabulary/skills.yaml}).
 *
 * @param code kebab-case, stable: what mappings and the API use
 * @param it Italian label
 * @param en English label
 * @param sector the sector it belongs to, of DOMAIN's list
 */
public record Skill(String code, String it, String en, String sector) {}
