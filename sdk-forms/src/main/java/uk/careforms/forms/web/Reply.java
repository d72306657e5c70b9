package uk.careforms.forms.web;

import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer, complete before the first byte is sent. Immutable. */
public final class Reply {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
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

    /** Sends the browser on with a {@code GET}, so that reloading never sends a form again. */
    public static Reply seeOther(String path) {
        return new Reply(HttpServletResponse.SC_SEE_OTHER, Map.of("Location", path), new byte[0]);
    }

    /** The same answer with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    int status() {
        return status;
    }

    void send(HttpServletResponse response, boolean withBody) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (status != HttpServletResponse.SC_NOT_MODIFIED) {
            response.setContentLength(body.length);
        }
        if (withBody) {
            response.getOutputStream().write(body);
        }
    }
}
