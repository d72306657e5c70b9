package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests, each exactly once: no retry, no redirect, no cookie, no sign-in of its own.
 *
 * <p>One per connector, with a pool of its own, so that a slow remote holds up nobody else's. Never throws for what a remote
 * or the network does. Proxy and trust settings of the JVM ({@code https.proxyHost}, {@code javax.net.ssl.trustStore}, …)
 * apply. Thread-safe.
 */
public final class WireClient implements AutoCloseable {

    private static final int CONNECTIONS = 20;
    private static final TimeValue TIME_TO_LIVE = TimeValue.ofSeconds(50);

    /** A remote that hung up meanwhile would otherwise cost us an answer: look each time, it takes a millisecond. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ZERO_MILLISECONDS;

    private static final int CHUNK = 8192;

    private final CloseableHttpClient http;
    private final int maxBody;

    private WireClient(CloseableHttpClient http, int maxBody) {
        this.http = http;
        this.maxBody = maxBody;
    }

    /**
     * Makes a client.
     *
     * @param maxBody the most bytes of an answer's body that are read; a longer one counts as lost
     */
    public static WireClient with(Timeouts timeouts, int maxBody) {
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setConnectionFactory(socket -> {
                    QuietConnection connection = new QuietConnection();
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(timeouts.connect()))
                        .setSocketTimeout(timeout(timeouts.connect())) // while TLS shakes hands; then the request's own
                        .setTimeToLive(TIME_TO_LIVE)
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .build();
        CloseableHttpClient http = HttpClients.custom()
                .useSystemProperties()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(timeouts.connect()))
                        .setAuthenticationEnabled(false)
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setUserAgent("CareForms")
                .build();
        return new WireClient(http, maxBody);
    }

    /** Sends a request and reads the whole answer; waits in this thread, at most about the request's timeout. */
    public WireAnswer send(WireRequest request) {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        try {
            return http.execute(prepared(request), answer -> read(answer, deadline));
        } catch (ConnectTimeoutException
                | ConnectException
                | UnknownHostException
                | NoRouteToHostException
                | ConnectionRequestTimeoutException e) {
            return new WireAnswer.NotSent("it could not be reached");
        } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
            return new WireAnswer.NotSent("its certificate was not accepted, or it did not accept ours");
        } catch (WireRequest.Unreadable e) {
            return new WireAnswer.NotSent("what was to be sent could not be read");
        } catch (InterruptedIOException e) {
            return new WireAnswer.Lost("its answer did not come in time");
        } catch (IOException e) {
            return new WireAnswer.Lost("the connection ended before its whole answer had come");
        }
    }

    private static HttpUriRequestBase prepared(WireRequest request) {
        HttpUriRequestBase prepared = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(prepared::setHeader);
        request.body().ifPresent(body -> prepared.setEntity(new BodyEntity(body)));
        prepared.setConfig(RequestConfig.custom()
                .setResponseTimeout(timeout(request.timeout()))
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        return prepared;
    }

    private WireAnswer read(ClassicHttpResponse answer, long deadline) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : answer.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue() == null ? "" : header.getValue());
        }
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return new WireAnswer.Received(answer.getCode(), headers, "");
        }
        // Not closed on purpose when given up half-way: closing would first read the rest.
        InputStream stream = entity.getContent();
        byte[] body = new byte[CHUNK];
        int length = 0;
        int count = stream.read(body, 0, CHUNK);
        while (count >= 0) {
            length += count;
            if (length > maxBody) {
                answer.close();
                return new WireAnswer.Lost("its answer was longer than " + maxBody + " bytes");
            }
            if (System.nanoTime() > deadline) {
                answer.close();
                return new WireAnswer.Lost("its answer did not come in time");
            }
            if (body.length - length < CHUNK) {
                body = Arrays.copyOf(body, body.length * 2);
            }
            count = stream.read(body, length, CHUNK);
        }
        stream.close();
        return new WireAnswer.Received(answer.getCode(), headers, new String(body, 0, length, StandardCharsets.UTF_8));
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }
}
