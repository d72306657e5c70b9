package uk.careforms.forms.web;

import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One answer, complete before the first byte is sent, but for the content of a file. Immutable. */
public final class Reply {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Optional<Download> download;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, Optional.empty());
    }

    private Reply(int status, Map<String, String> headers, byte[] body, Optional<Download> download) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.download = download;
    }

    /** A page. */
    public static Reply html(int status, String html) {
        return text(status, "text/html; charset=utf-8", html);
    }

    /** A document of any text type. */
    public static Reply text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A document of any type. */
    public static Reply bytes(int status, String contentType, byte[] bytes) {
        return new Reply(status, Map.of("Content-Type", contentType), bytes.clone());
    }

    /** A JSON document. */
    public static Reply json(int status, JsonValue value) {
        return text(status, "application/json", value.toString());
    }

    /**
     * A file for saving, never for showing: a browser neither guesses what it is nor runs anything of it.
     *
     * @param content is closed once it is sent
     */
    public static Reply download(String mediaType, String name, long size, InputStream content) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType);
        headers.put("Content-Disposition", Download.disposition(name));
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        return new Reply(HttpServletResponse.SC_OK, headers, new byte[0], Optional.of(new Download(size, content)));
    }

    /** The same answer with another status. */
    public Reply as(int other) {
        return new Reply(other, headers, body, download);
    }

    /** Sends the browser on with a {@code GET}, so that reloading never sends a form again. */
    public static Reply seeOther(String path) {
        return new Reply(HttpServletResponse.SC_SEE_OTHER, Map.of("Location", path), new byte[0]);
    }

    /** The same answer with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, download);
    }

    int status() {
        return status;
    }

    void send(HttpServletResponse response, boolean withBody) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (download.isPresent()) {
            download.get().send(response, withBody);
            return;
        }
        if (status != HttpServletResponse.SC_NOT_MODIFIED && status != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(body.length);
        }
        if (withBody) {
            response.getOutputStream().write(body);
        }
    }
}
