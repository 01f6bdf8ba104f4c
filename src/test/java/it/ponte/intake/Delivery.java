package it.ponte.intake;

import it.ponte.access.Personal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;

/** A message for tests, already read: by default a file that a social service left in its drop box. */
public final class Delivery implements Incoming {
    private String partner = "servizi-sociali-valmora";
    private String channel = "sftp";
    private String mapping = "servizi-sociali-valmora";
    private String mappingVersion = "first";
    private String produces = "referral";
    private String fileName = "segnalazioni marzo.csv";
    private Instant asOf = Instant.parse("2026-03-02T08:00:00Z");
    private String idempotencyKey;
    private Refusal refusal;
    private Iterator<Line> lines;
    private byte[] hash;
    private boolean closed;

    private Delivery(Iterator<Line> lines, byte[] hash) {
        this.lines = lines;
        this.hash = hash;
    }

    /** A message of these lines, numbered from 2 as below a header. */
    public static Delivery of(String... contents) {
        List<Line> lines = IntStream.range(0, contents.length)
                .mapToObj(i -> new Line(i + 2, contents[i].getBytes(StandardCharsets.UTF_8)))
                .toList();
        return of(lines.iterator(), String.join("\n", contents));
    }

    /** A message whose lines come from anywhere; the text stands for its bytes. */
    public static Delivery of(Iterator<Line> lines, String text) {
        return new Delivery(lines, DigestUtils.sha256(text));
    }

    public Delivery from(String partner) {
        this.partner = partner;
        return this;
    }

    public Delivery named(String fileName) {
        this.fileName = fileName;
        return this;
    }

    public Delivery mapped(String mapping, String version, String produces) {
        this.mapping = mapping;
        this.mappingVersion = version;
        this.produces = produces;
        return this;
    }

    public Delivery asOf(String moment) {
        this.asOf = Instant.parse(moment);
        return this;
    }

    /** Posted over REST, with the sender's key or null. */
    public Delivery posted(String idempotencyKey) {
        this.channel = "rest";
        this.fileName = null;
        this.idempotencyKey = idempotencyKey;
        return this;
    }

    public Delivery refused(String code, int line, String field) {
        this.refusal = new Refusal(code, line, field);
        return this;
    }

    @Override
    public Arrival arrival() {
        return new Arrival(
                partner,
                channel,
                mapping,
                mappingVersion,
                produces,
                Personal.orNull(fileName),
                asOf,
                asOf,
                idempotencyKey);
    }

    @Override
    public Iterator<Line> lines() {
        return lines;
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public byte[] hash() {
        return hash;
    }

    @Override
    public long size() {
        return 42;
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }
}
