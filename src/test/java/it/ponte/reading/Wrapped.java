package it.ponte.reading;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Messages as services wrap them, made by the libraries' writing side. */
public final class Wrapped {
    public static final char[] PASSWORD = "quercia-7-Valmora".toCharArray();

    private Wrapped() {}

    /** One entry per name; encrypted where a password is given. */
    public static byte[] zip(byte[] content, char[] password, EncryptionMethod method, String... names)
            throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, password)) {
            for (String name : names) {
                var entry = new ZipParameters();
                entry.setFileNameInZip(name);
                entry.setEncryptFiles(password != null);
                entry.setEncryptionMethod(method);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] workbook(byte[] content, char[] password) throws Exception {
        return workbook(content, password, 100_000);
    }

    /** A workbook whose password is hashed so many times. */
    static byte[] workbook(byte[] content, char[] password, int rounds) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            var encryption = new EncryptionInfo(EncryptionMode.agile);
            encryption.getVerifier().setSpinCount(rounds);
            Encryptor encryptor = encryption.getEncryptor();
            encryptor.confirmPassword(new String(password));
            try (OutputStream inside = encryptor.getDataStream(file)) {
                inside.write(content);
            }
            file.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    /** Who signs files: a key and a certificate of its own making. */
    public record Signer(KeyPair keys, X509CertificateHolder certificate) {
        public static Signer until(Instant end) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            var name = new X500Principal("CN=Protocollo, O=Comune di Valmora, C=IT");
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.TEN,
                            Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                            Date.from(end),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
            return new Signer(keys, certificate);
        }

        public byte[] p7m(byte[] content) throws Exception {
            var generator = new CMSSignedDataGenerator();
            var signing = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signing, certificate));
            generator.addCertificates(
                    new JcaCertStore(List.of(new JcaX509CertificateConverter().getCertificate(certificate))));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        }
    }

    /** An OpenPGP key of its own making, under {@link #PASSWORD}. */
    static PGPSecretKey pgpKey() throws Exception {
        var generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), 2048, 12));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        var digests = new BcPGPDigestCalculatorProvider();
        return new PGPSecretKey(
                PGPSignature.DEFAULT_CERTIFICATION,
                new BcPGPKeyPair(4, PublicKeyAlgorithmTags.RSA_GENERAL, pair, new Date()),
                "hub@valmora.example",
                digests.get(HashAlgorithmTags.SHA1),
                null,
                null,
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).build(PASSWORD));
    }

    static String armoured(byte[] key) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var armour = ArmoredOutputStream.builder().build(bytes)) {
            armour.write(key);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** An OpenPGP message under a password. */
    public static byte[] pgpUnder(char[] password, byte[] content, boolean isProtected) throws Exception {
        return pgp(new BcPBEKeyEncryptionMethodGenerator(password), content, isProtected, null);
    }

    /** Under a password that is hashed with Argon2: so many times over, over so many KB as a power of two. */
    static byte[] pgpArgon2(char[] password, byte[] content, int passes, int memory) throws Exception {
        var costs = new S2K.Argon2Params(passes, 4, memory, new SecureRandom());
        return pgp(new BcPBEKeyEncryptionMethodGenerator(password, costs), content, true, null);
    }

    static byte[] pgpTo(PGPPublicKey key, byte[] content, PGPSecretKey signer) throws Exception {
        return pgp(new BcPublicKeyKeyEncryptionMethodGenerator(key), content, true, signer);
    }

    /** Compressed so many times before it is encrypted. */
    static byte[] pgpPacked(char[] password, byte[] content, int times) throws Exception {
        var literal = new ByteArrayOutputStream();
        try (OutputStream out =
                new PGPLiteralDataGenerator().open(literal, PGPLiteralData.BINARY, "", content.length, new Date())) {
            out.write(content);
        }
        byte[] packets = literal.toByteArray();
        for (int i = 0; i < times; i++) {
            var packed = new ByteArrayOutputStream();
            try (OutputStream out = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP).open(packed)) {
                out.write(packets);
            }
            packets = packed.toByteArray();
        }
        var bytes = new ByteArrayOutputStream();
        var encryption = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
        encryption.addMethod(new BcPBEKeyEncryptionMethodGenerator(password));
        try (OutputStream encrypted = encryption.open(bytes, new byte[4096])) {
            encrypted.write(packets);
        }
        return bytes.toByteArray();
    }

    private static byte[] pgp(
            PGPKeyEncryptionMethodGenerator method, byte[] content, boolean isProtected, PGPSecretKey signer)
            throws Exception {
        var bytes = new ByteArrayOutputStream();
        var encryption = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(isProtected));
        encryption.addMethod(method);
        try (OutputStream encrypted = encryption.open(bytes, new byte[4096]);
                OutputStream packed = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP).open(encrypted)) {
            PGPSignatureGenerator signing = signer == null ? null : signing(signer);
            if (signing != null) {
                signing.generateOnePassVersion(false).encode(packed);
                signing.update(content);
            }
            try (OutputStream literal =
                    new PGPLiteralDataGenerator().open(packed, PGPLiteralData.BINARY, "", content.length, new Date())) {
                literal.write(content);
            }
            if (signing != null) {
                signing.generate().encode(packed);
            }
        }
        return bytes.toByteArray();
    }

    private static PGPSignatureGenerator signing(PGPSecretKey signer) throws Exception {
        var signing = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                signer.getPublicKey());
        signing.init(
                PGPSignature.BINARY_DOCUMENT,
                signer.extractPrivateKey(
                        new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(PASSWORD)));
        return signing;
    }
}
