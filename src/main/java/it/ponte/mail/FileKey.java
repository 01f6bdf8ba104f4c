package it.ponte.mail;

import it.ponte.reading.ProblemCode;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** By what a file of a mail is known again, however often the mail is read: the mail, and the file in it. */
final class FileKey {
    private FileKey() {}

    /** Of a file: files of the same bytes are told apart by their names, which choose their mappings. */
    static String of(Letterhead head, Attachment file) {
        String name = file.name() == null ? "" : file.name().reveal();
        // no name has a NUL in it, so none can pass for another name with the beginning of a file
        MessageDigest digest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), name + '\0');
        return key(head, HexFormat.of().formatHex(digest.digest(file.content())));
    }

    /** Of a mail out of which no file could be taken. */
    static String of(Letterhead head, ProblemCode code) {
        return key(head, code.name());
    }

    private static String key(Letterhead head, String file) {
        return "mail:" + DigestUtils.sha256Hex(head.identity()) + ":" + file;
    }
}
