package uk.careforms.simulators.dataverse;

/** Writes a {@code $batch} body byte by byte, as a connector would. */
final class BatchBody {

    private static final String HTTP = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n";

    private final StringBuilder out = new StringBuilder();

    /** A request outside any change set. */
    BatchBody single(String requestLine, String body) {
        out.append("--batch_X\r\n").append(HTTP).append("\r\n").append(message(requestLine, "", body));
        return this;
    }

    /** A change set of parts made with {@link #part}. */
    BatchBody changeSet(String name, String... parts) {
        out.append("--batch_X\r\nContent-Type: multipart/mixed; boundary=\"")
                .append(name)
                .append("\"\r\n\r\n");
        for (String part : parts) {
            out.append("--").append(name).append("\r\n").append(part);
        }
        out.append("--").append(name).append("--\r\n");
        return this;
    }

    static String part(String contentId, String requestLine, String headers, String body) {
        return HTTP + "Content-ID: " + contentId + "\r\n\r\n" + message(requestLine, headers, body);
    }

    private static String message(String requestLine, String headers, String body) {
        String type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
        return requestLine + " HTTP/1.1\r\n" + type + headers + "\r\n" + body + "\r\n";
    }

    String end() {
        return out + "--batch_X--\r\n";
    }
}
