package it.ponte.reading;

import it.ponte.work.TryLater;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * Takes a message out of what it came in, layer by layer, told by its bytes and not by its name: a zip with one file, a
 * zip or a workbook with a password, OpenPGP, a signed {@code .p7m}. Services that encrypt and sign need not stop.
 */
public final class Wrappings {
    /** A signed zip of an encrypted file has three; more is somebody playing. */
    private static final int MOST_LAYERS = 4;

    private static final int HEAD = 64;

    private final List<Layer> layers;
    private final Limits limits;

    /** For the only message that this process reads. */
    public Wrappings(Secrets secrets, Limits limits) {
        this(secrets, limits, Turn.unshared());
    }

    /** For one message of a partner; {@code limits.bytes()} holds for the inside of every layer. */
    public Wrappings(Secrets secrets, Limits limits, Turn turn) {
        this.layers = List.of(
                new ZipLayer(secrets),
                new WorkbookLayer(secrets, turn),
                new PgpLayer(secrets),
                new SignedLayer(secrets));
        this.limits = limits;
    }

    /**
     * What is inside all layers; the message itself where there is none. To be read to its end, where signatures and
     * checksums are found wrong.
     *
     * @throws Unreadable when a layer cannot be opened: ENCRYPTED, WRONG_PASSWORD, BAD_SIGNATURE, UNKNOWN_SIGNER,
     *     NOT_ONE_FILE, TOO_LARGE, TRUNCATED
     * @throws IOException when the bytes do not come, or its turn ({@link TryLater})
     */
    public InputStream open(InputStream message) throws IOException {
        Outside source = new Outside(message);
        BufferedInputStream in = new BufferedInputStream(source);
        for (int opened = 0; ; opened++) {
            Layer layer = around(in);
            if (layer == null) {
                return in;
            }
            if (opened == MOST_LAYERS) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            }
            try {
                in = new BufferedInputStream(
                        new Inside(layer, layer.open(CloseShieldInputStream.wrap(in)), in, source, limits.bytes()));
            } catch (Exception broken) {
                throw source.told(broken, layer);
            }
        }
    }

    private Layer around(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return layers.stream().filter(layer -> layer.isAround(head)).findFirst().orElse(null);
    }
}
