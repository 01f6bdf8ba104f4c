package it.ponte.access;

import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Passwords and keys that anybody can read: in the examples of settings, in the samples, and the words that everybody tries
 * first. Known by their SHA-256 alone, so that no list of them is printed by accident.
 */
public final class PublishedSecrets {
    private static final Set<String> SHA256 = Set.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
            "76b3e08a5fb4dab66b60d5532fecee2da0d4021f315533e86f6a2c0650dd2024",
            "057ba03d6c44104863dc7361fe4578965d1887360f90a0895882e58a6248fc86",
            "00810cf8b94d6fcb9c5de484d3bec4187620b3e2876e59aab90d852fe0f18fb6",
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b",
            "5567ecdea32955e7db7b34381a0fe4c38003bfe44915795c6d67dd5c58d173e1",
            "c8e60cf43a41d52b44a9542efe6904060a6bde3db1df5057241308af071fd08f",
            "8c6976e5b5410415bde908bd4dee15dfb167a9c873fc4bb8a81f6f2ab448a918",
            "6258a5e0eb772911d4f92be5b5db0e14511edbe01d1d0ddd1d5a2cb9db9a56ba",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "a942b37ccfaf5a813b1432caa209a43b9d144e47ad0de1549c289c253e556cd5");

    private PublishedSecrets() {}

    /** Whether this is one of them. */
    public static boolean isOne(String secret) {
        return isOneBySha256(DigestUtils.sha256Hex(secret));
    }

    /** Whether the SHA-256, in hex, is that of one of them; that of nothing at all is. */
    public static boolean isOneBySha256(String hash) {
        return SHA256.contains(hash.toLowerCase(Locale.ROOT));
    }
}
