package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what goes over it.
 *
 * <p>The library's own writes headers and bodies to its {@code headers} and {@code wire} loggers as soon as somebody turns on
 * debug logging, and with them tokens and what people told us.
 */
final class QuietConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(32 * 1024)
            .build();

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Timeout socketTimeout = Timeout.ZERO_MILLISECONDS;

    QuietConnection() {
        super(LIMITS);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket secure, Socket plain) throws IOException {
        bind(new SocketHolder(secure, plain));
    }

    @Override
    protected void bind(SocketHolder holder) throws IOException {
        if (closed.get()) {
            holder.getSocket().close(); // given up while it was connecting
            throw new InterruptedIOException("Connection already closed");
        }
        super.bind(holder);
        socketTimeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed.set(true);
        super.close(mode);
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket secure ? secure.getSession() : null;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }
}
