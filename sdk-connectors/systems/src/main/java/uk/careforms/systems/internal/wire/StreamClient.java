package uk.careforms.systems.internal.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends and receives content too large to hold in memory, each request exactly once: no retry, no redirect, no cookie, no sign-in of its
 * own, and nothing of it in a log. Thread-safe.
 */
public final class StreamClient implements AutoCloseable {

    private static final int CONNECTIONS = 20;
    private static final TimeValue TIME_TO_LIVE = TimeValue.ofSeconds(50);
    private static final int MOST_OF_A_REFUSAL = 8192;

    private final CloseableHttpClient http;

    private StreamClient(CloseableHttpClient http) {
        this.http = http;
    }

    /** Makes a client; {@link Timeouts#write} is how long the network may be silent. */
    public static StreamClient with(Timeouts timeouts) {
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
                        .setConnectTimeout(Timeout.of(timeouts.connect()))
                        .setSocketTimeout(Timeout.of(timeouts.write()))
                        .setTimeToLive(TIME_TO_LIVE)
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
        return new StreamClient(HttpClients.custom()
                .useSystemProperties()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(timeouts.connect()))
                        .setResponseTimeout(Timeout.of(timeouts.write()))
                        .setAuthenticationEnabled(false)
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build());
    }

    /**
     * An answer under way.
     *
     * @param content the body; to be closed, which ends the exchange
     */
    public record Streamed(int status, InputStream content) {

        /** The beginning of a refusal's body, which may be logged no more than the rest. */
        public String refusal() throws IOException {
            return new String(content.readNBytes(MOST_OF_A_REFUSAL), StandardCharsets.UTF_8);
        }
    }

    /** Sends a request without content. */
    public Streamed send(String method, URI address, Map<String, String> headers) throws IOException {
        return answered(request(method, address, headers));
    }

    /**
     * Sends content.
     *
     * @param size how many bytes it has
     * @throws IOException also when it has more or fewer: the request is broken off before its end then
     */
    public Streamed send(String method, URI address, Map<String, String> headers, InputStream content, long size)
            throws IOException {
        HttpUriRequestBase request = request(method, address, headers);
        request.setEntity(new ExactEntity(content, size));
        return answered(request);
    }

    private static HttpUriRequestBase request(String method, URI address, Map<String, String> headers) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        return request;
    }

    private Streamed answered(HttpUriRequestBase request) throws IOException {
        ClassicHttpResponse response = http.executeOpen(null, request, null);
        HttpEntity entity = response.getEntity();
        InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        return new Streamed(response.getCode(), new FilterInputStream(body) {
            @Override
            public void close() throws IOException {
                response.close();
            }
        });
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
