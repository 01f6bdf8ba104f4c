package it.ponte.machines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over sockets that look at the very address to which they are about to connect: a name that is looked up first and then
 * once more for the connection could lead elsewhere the second time.
 */
final class GuardedSockets extends SSLSocketFactory {
    private final SSLSocketFactory tls;
    private final Predicate<InetAddress> allowed;
    private volatile Socket latest;

    GuardedSockets(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
        this.tls = tls;
        this.allowed = allowed;
    }

    /** A connection without TLS yet; who made this factory puts TLS around it. */
    @Override
    public Socket createSocket() {
        latest = new Guarded();
        return latest;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    /** Breaks off the connection that was made last, whatever it is doing. */
    void breakOff() {
        try {
            if (latest != null) {
                latest.close();
            }
        } catch (IOException broken) {
            // it is closed already, which is all that is wanted
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only what is looked at is connected");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("only what is looked at is connected");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("only what is looked at is connected");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("only what is looked at is connected");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private final class Guarded extends Socket {
        @Override
        public void connect(SocketAddress where, int timeout) throws IOException {
            if (!(where instanceof InetSocketAddress place)
                    || place.isUnresolved()
                    || !allowed.test(place.getAddress())) {
                throw new IOException("not an address that partners' servers may have");
            }
            super.connect(where, timeout);
        }
    }
}
