package it.ponte.reading;

import java.io.BufferedInputStream;
import java.io.InputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A workbook with a password: a compound file (MS-OFFCRYPTO) around the real one. An old .xls is not one. */
final class WorkbookLayer implements Layer {
    /** It is held in memory, and its inside is again. */
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    /** Of hashing the password, by the file's own word; programs write 100,000, and two billion take an hour. */
    private static final int MOST_ROUNDS = 1_000_000;

    private final Secrets secrets;
    private final Turn turn;

    WorkbookLayer(Secrets secrets, Turn turn) {
        this.secrets = secrets;
        this.turn = turn;
    }

    @Override
    public boolean isAround(byte[] head) {
        return Layer.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
    }

    @Override
    public Content open(InputStream in) throws Exception {
        byte[] bytes = turn.beforeAllOf(in).readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
        POIFSFileSystem file = new POIFSFileSystem(new java.io.ByteArrayInputStream(bytes));
        if (!file.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
            throw new Unreadable(ProblemCode.NOT_XLSX);
        }
        if (secrets.password() == null) {
            throw new Unreadable(ProblemCode.ENCRYPTED);
        }
        EncryptionInfo encryption = new EncryptionInfo(file);
        if (encryption.getVerifier().getSpinCount() > MOST_ROUNDS) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
        Decryptor decryptor = Decryptor.getInstance(encryption);
        if (!decryptor.verifyPassword(new String(secrets.password()))) {
            throw new Unreadable(ProblemCode.WRONG_PASSWORD);
        }
        return new Content(new BufferedInputStream(decryptor.getDataStream(file)), file::close);
    }

    @Override
    public ProblemCode faultOf(Exception failure) {
        return ProblemCode.NOT_XLSX;
    }
}
