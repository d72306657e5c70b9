package uk.careforms.systems.internal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the {@code multipart/mixed} bodies of OData batches (OASIS OData 4.0, part 1, section 11.7; RFC 2046,
 * section 5.1).
 *
 * <p>Strict: lines end in CR LF, and a body without its closing delimiter was cut off and is not read at all.
 */
public final class Multipart {

    private static final String LINE = "\r\n";
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/mixed\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;.*)?");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3})(?: [^\\r\\n]*)?");

    private Multipart() {}

    /**
     * One request inside a batch.
     *
     * @param target absolute path with query, encoded
     * @param body JSON; empty for none
     */
    public record Inner(String method, String target, Map<String, String> headers, String body) {

        public Inner {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Inner[" + method + "]";
        }
    }

    /** A batch of reads, each a part of its own. */
    public static WireRequest.Body reads(List<Inner> requests) {
        String boundary = "batch_" + UUID.randomUUID();
        StringBuilder text = new StringBuilder();
        for (Inner request : requests) {
            text.append("--").append(boundary).append(LINE);
            append(text, request, Optional.empty());
        }
        text.append("--").append(boundary).append("--").append(LINE);
        return new WireRequest.Body("multipart/mixed; boundary=" + boundary, text.toString());
    }

    /** A batch of one change set: all of it is done or nothing. */
    public static WireRequest.Body changeSet(List<Inner> requests) {
        String batch = "batch_" + UUID.randomUUID();
        String changeSet = "changeset_" + UUID.randomUUID();
        StringBuilder text = new StringBuilder();
        text.append("--").append(batch).append(LINE);
        text.append("Content-Type: multipart/mixed; boundary=")
                .append(changeSet)
                .append(LINE);
        text.append(LINE);
        int number = 0;
        for (Inner request : requests) {
            number++;
            text.append("--").append(changeSet).append(LINE);
            append(text, request, Optional.of(number));
        }
        text.append("--").append(changeSet).append("--").append(LINE);
        text.append(LINE);
        text.append("--").append(batch).append("--").append(LINE);
        return new WireRequest.Body("multipart/mixed; boundary=" + batch, text.toString());
    }

    private static void append(StringBuilder text, Inner request, Optional<Integer> contentId) {
        text.append("Content-Type: application/http").append(LINE);
        text.append("Content-Transfer-Encoding: binary").append(LINE);
        contentId.ifPresent(id -> text.append("Content-ID: ").append(id).append(LINE));
        text.append(LINE);
        text.append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1")
                .append(LINE);
        new java.util.TreeMap<>(request.headers())
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append(LINE));
        text.append(LINE);
        text.append(request.body()).append(LINE);
    }

    /**
     * The answers inside a batch's answer, in order, those of change sets too.
     *
     * @return empty when the body is not multipart, is cut off, or cannot be read in any part
     */
    public static Optional<List<WireAnswer.Received>> answers(WireAnswer.Received outer) {
        return answers(outer.header("content-type").orElse(""), outer.body(), true);
    }

    private static Optional<List<WireAnswer.Received>> answers(String contentType, String body, boolean nesting) {
        Optional<List<MimePart>> parts = parts(contentType, body);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<WireAnswer.Received> all = new ArrayList<>();
        for (MimePart part : parts.get()) {
            boolean mixed = part.contentType().toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
            Optional<List<WireAnswer.Received>> inner = mixed && nesting
                    ? answers(part.contentType(), part.body(), false)
                    : answer(part).map(List::of);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(inner.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<MimePart>> parts(String contentType, String body) {
        Matcher type = BOUNDARY.matcher(contentType);
        if (!type.matches()) {
            return Optional.empty();
        }
        String delimiter = LINE + "--" + (type.group(1) == null ? type.group(2) : type.group(1));
        String text = LINE + body; // the first delimiter may stand at the very beginning
        List<MimePart> parts = new ArrayList<>();
        int at = text.indexOf(delimiter);
        while (at >= 0) {
            int after = at + delimiter.length();
            if (text.startsWith("--", after)) {
                return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
            }
            int next = text.indexOf(delimiter, after);
            if (!text.startsWith(LINE, after) || next < 0) {
                return Optional.empty();
            }
            Optional<MimePart> part = MimePart.read(text.substring(after + LINE.length(), next) + LINE);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            at = next;
        }
        return Optional.empty();
    }

    private static Optional<WireAnswer.Received> answer(MimePart part) {
        int end = part.body().indexOf(LINE);
        if (end < 0) {
            return Optional.empty();
        }
        Matcher status = STATUS_LINE.matcher(part.body().substring(0, end));
        return status.matches()
                ? MimePart.read(part.body().substring(end + LINE.length()) + LINE)
                        .map(message -> new WireAnswer.Received(
                                Integer.parseInt(status.group(1)),
                                new LinkedHashMap<>(message.headers()),
                                message.body().strip()))
                : Optional.empty();
    }
}
