package it.ponte.partner;

import java.net.URI;

/**
 * How a partner's own systems hear what became of the people whom it referred, beside its caseworkers.
 *
 * @param webhook what is called when there is something new; null where nothing is
 * @param file what is put into its folder each day on which there is something new; null where nothing is
 * @param topic whether events stand in the broker's topic {@code ponte.events.<partner>}
 */
public record OwnSystems(Webhook webhook, File file, boolean topic) {
    /** Of a partner that only reads, or has no system. */
    public static final OwnSystems NONE = new OwnSystems(null, null, false);

    /**
     * What is called.
     *
     * @param secretSetting the name of the setting that holds the secret of its signatures
     */
    public record Webhook(URI url, String secretSetting) {}

    /**
     * What is written.
     *
     * @param layout the folder in {@code mappings/} whose {@code feedback.yaml} says how; null for the hub's own words
     */
    public record File(String layout) {}
}
