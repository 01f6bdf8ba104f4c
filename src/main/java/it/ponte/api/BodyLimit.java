package it.ponte.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Takes only bodies of a kind and size that the contract names: JSON up to 1 MB, files up to 50 MB of known length. */
final class BodyLimit {
    private static final int JSON_BYTES = 1 << 20;
    private static final long FILE_BYTES = 50L << 20;
    private static final Set<String> FILE_TYPES = Set.of(
            "application/octet-stream",
            "application/json",
            "application/fhir+json",
            "application/x-ndjson",
            "application/xml",
            "text/xml",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Optional<BodySignature> signature;

    /**
     * @param signature what the caller must sign of a body; such a body is read before it is believed, so that it may have
     *     no more than the 1 MB of JSON, a file neither
     */
    BodyLimit(HttpServletRequest request, HttpServletResponse response, Optional<BodySignature> signature) {
        this.request = request;
        this.response = response;
        this.signature = signature;
    }

    /** Passes the request on, or answers 411, 413 or 415 itself. */
    void passTo(FilterChain chain) throws IOException, ServletException {
        boolean file = request.getRequestURI().equals("/api/v1/envelopes");
        if (!isAllowedType(file)) {
            ApiDoor.refuse(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Send application/json in UTF-8; files also as CSV, XLSX, XML, NDJSON, FHIR or application/octet-stream.");
        } else if (file && signature.isEmpty()) {
            passFile(chain);
        } else {
            passHeld(chain);
        }
    }

    private void passFile(FilterChain chain) throws IOException, ServletException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            ApiDoor.refuse(response, HttpStatus.LENGTH_REQUIRED, "LENGTH_REQUIRED", "Say Content-Length for files.");
        } else if (length > FILE_BYTES) {
            tooLarge("A file may have 50 MB.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void passHeld(FilterChain chain) throws IOException, ServletException {
        if (request.getContentLengthLong() > JSON_BYTES) {
            tooLarge("A body may have 1 MB.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(JSON_BYTES + 1);
        if (body.length > JSON_BYTES) {
            tooLarge("A body may have 1 MB.");
            return;
        }
        if (body.length > 0 && signature.isPresent() && !signature.get().holds(request, body)) {
            ApiDoor.refuse(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "WRONG_SIGNATURE",
                    "The body needs a Digest and a signature of it (Agid-JWT-Signature) that holds once.");
            return;
        }
        chain.doFilter(new Held(request, body), response);
    }

    private void tooLarge(String detail) throws IOException {
        // The rest of the body is not read: the connection cannot be used again.
        response.setHeader("Connection", "close");
        ApiDoor.refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", detail);
    }

    private boolean isAllowedType(boolean file) {
        String type = request.getContentType();
        if (type == null) {
            return request.getContentLengthLong() <= 0 && !file;
        }
        try {
            MediaType media = MediaType.parseMediaType(type);
            String plain = media.getType() + "/" + media.getSubtype();
            boolean known = file ? FILE_TYPES.contains(plain) : MediaType.APPLICATION_JSON.equalsTypeAndSubtype(media);
            boolean readable = media.getCharset() == null || file || StandardCharsets.UTF_8.equals(media.getCharset());
            return known && readable;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** A request whose body was already read, within its limit. */
    private static final class Held extends HttpServletRequestWrapper {
        private final byte[] body;

        Held(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the body was already read");
                }
            };
        }
    }
}
