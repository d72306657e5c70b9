package uk.careforms.forms.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A form with a file, taken apart by the container (Jakarta Servlet 6, section 3.2), which keeps large parts on disk meanwhile. */
public final class MultipartBody {

    /** The most of a whole request: the largest file that a form may ask for, and a page around it. */
    public static final long MOST = 32L * 1024 * 1024;

    /** From here on a part goes to disk. */
    private static final int IN_MEMORY = 64 * 1024;

    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int MOST_FIELDS = 100;
    private static final String FILE = "file";

    private MultipartBody() {}

    /** What a host that registers the servlet by code gives its container; the servlet's annotation says the same. */
    public static MultipartConfigElement config() {
        return new MultipartConfigElement("", MOST, MOST, IN_MEMORY);
    }

    /**
     * Reads a request's parts once and deletes what the container kept of them when the answer is known.
     *
     * @param read fields, and the file when one was chosen
     * @param tooLarge there was more than {@link #MOST}
     * @param broken the connection broke, or the parts cannot be told apart
     */
    static <T> T read(
            HttpServletRequest request,
            BiFunction<Fields, Optional<SentFile>, T> read,
            Supplier<T> tooLarge,
            Supplier<T> broken) {
        if (request.getContentLengthLong() > MOST) {
            return Body.thrownAway(request) ? tooLarge.get() : broken.get();
        }
        Collection<Part> parts;
        try {
            parts = request.getParts();
        } catch (IllegalStateException tooMuch) { // as the specification says of every limit
            return tooLarge.get();
        } catch (IOException | ServletException | RuntimeException cut) {
            return broken.get();
        }
        try {
            Optional<Fields> fields = fields(parts);
            return fields.isEmpty() ? broken.get() : read.apply(fields.get(), file(parts));
        } catch (IOException cut) {
            return broken.get();
        } finally {
            parts.forEach(MultipartBody::delete);
        }
    }

    private static Optional<Fields> fields(Collection<Part> parts) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part.getSubmittedFileName() == null) {
                if (part.getSize() > LONGEST_FIELD || values.size() > MOST_FIELDS) {
                    return Optional.empty();
                }
                try (InputStream in = part.getInputStream()) {
                    String text = new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
                    values.computeIfAbsent(part.getName(), absent -> new ArrayList<>())
                            .add(text);
                }
            }
        }
        Map<String, String[]> arrays = new LinkedHashMap<>();
        values.forEach((name, all) -> arrays.put(name, all.toArray(new String[0])));
        return Fields.of(arrays);
    }

    /** A browser sends a part without a name and without content when nothing was chosen. */
    private static Optional<SentFile> file(Collection<Part> parts) {
        return parts.stream()
                .filter(part -> part.getName().equals(FILE))
                .filter(part -> part.getSubmittedFileName() != null)
                .filter(part ->
                        part.getSize() > 0 || !part.getSubmittedFileName().isEmpty())
                .findFirst()
                .map(part -> new SentFile(
                        Optional.ofNullable(part.getSubmittedFileName()).orElse(""),
                        part.getSize(),
                        part::getInputStream));
    }

    private static void delete(Part part) {
        try {
            part.delete();
        } catch (IOException e) {
            // the container deletes it, too, once the request is over
        }
    }
}
