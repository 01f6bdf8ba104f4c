package it.ponte.mail;

import it.ponte.reading.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what a file of a mail is known again, however often the mail is read: the mail, and the file in it. */
final class FileKey {
    private FileKey() {}

    /** Of a file: files of the same bytes are told apart by their names, which choose their mappings. */
    static String of(Letterhead head, Attachment file) {
        String name = file.name() == null ? "" : file.name().reveal();
        // no name has a NUL in it, so none can pass for another name with the beginning of a file
        return key(head, sha256((name + '\0').getBytes(StandardCharsets.UTF_8), file.content()));
    }

    /** Of a mail out of which no file could be taken. */
    static String of(Letterhead head, ProblemCode code) {
        return key(head, code.name());
    }

    private static String key(Letterhead head, String file) {
        return "mail:" + sha256(head.identity().getBytes(StandardCharsets.UTF_8)) + ":" + file;
    }

    private static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
