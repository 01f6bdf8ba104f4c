package it.ponte.normalise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose directory lists many files that all lie at one place: small, and without end when unfolded. */
final class OverlappingZip {
    /** Of the record that ends a zip (APPNOTE.TXT 4.3.16), and where in it stand its numbers. */
    private static final int END = 22;

    private static final int COUNTS = 8;
    private static final int DIRECTORY_SIZE = 12;
    private static final int DIRECTORY_OFFSET = 16;

    private OverlappingZip() {}

    /** The same content so many times, under this name with other digits in place of its {@code 000}. */
    static byte[] of(String name, byte[] content, int times) {
        byte[] zip = single(name, content);
        ByteBuffer end = ByteBuffer.wrap(zip, zip.length - END, END).slice().order(ByteOrder.LITTLE_ENDIAN);
        int directory = end.getInt(DIRECTORY_OFFSET);
        int size = end.getInt(DIRECTORY_SIZE);
        String entry = new String(zip, directory, size, StandardCharsets.ISO_8859_1);
        var bytes = new ByteArrayOutputStream();
        bytes.write(zip, 0, directory);
        for (int i = 0; i < times; i++) {
            String other = entry.replace(name, name.replace("000", String.format("%03d", i)));
            bytes.writeBytes(other.getBytes(StandardCharsets.ISO_8859_1));
        }
        end.putShort(COUNTS, (short) times).putShort(COUNTS + 2, (short) times).putInt(DIRECTORY_SIZE, times * size);
        bytes.write(zip, zip.length - END, END);
        return bytes.toByteArray();
    }

    private static byte[] single(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
