package it.ponte.routing;

import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.digest.DigestUtils;

/** Trusts the one server certificate with this SHA-256, whoever signed it and whatever name it bears, and no client. */
final class PinnedCertificate implements X509TrustManager {
    private final byte[] sha256;

    PinnedCertificate(String sha256) {
        this.sha256 = HexFormat.of().parseHex(sha256);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        if (!MessageDigest.isEqual(DigestUtils.sha256(chain[0].getEncoded()), sha256)) {
            throw new CertificateException("the server shows another certificate than the pinned one");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
