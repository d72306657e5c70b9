package uk.careforms.simulators.dataverse;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.simulators.internal.http.Headers;

/**
 * One request to the service, sent alone or as a part of a batch.
 *
 * @param path after the service root, percent-encoded
 * @param query percent-encoded, empty for none
 * @param references what {@code $1} and the like stand for: addresses of rows written earlier in the batch
 */
record Operation(
        String method, String path, String query, Headers headers, String body, Map<String, String> references) {

    private static final String ANNOTATIONS = "odata.include-annotations=";

    boolean wantsRepresentation() {
        return prefers("return=representation");
    }

    /** Whether the client asked for annotations; a list of them counts as all. */
    boolean wantsAnnotations() {
        return preferences().anyMatch(p -> p.startsWith(ANNOTATIONS));
    }

    Optional<Integer> pageSize() {
        return preferences()
                .filter(p -> p.matches("odata\\.maxpagesize=[1-9]\\d{0,4}"))
                .map(p -> Integer.valueOf(p.substring(p.indexOf('=') + 1)))
                .findFirst();
    }

    boolean prefers(String preference) {
        return preferences().anyMatch(preference::equals);
    }

    boolean detectsDuplicates() {
        return headers.get("MSCRM.SuppressDuplicateDetection")
                .map("false"::equalsIgnoreCase)
                .orElse(false);
    }

    /** {@code If-Match}, or empty. */
    Optional<String> ifMatch() {
        return headers.get("If-Match");
    }

    /** {@code If-None-Match} without the word {@code null} that Microsoft's samples send to defeat caches. */
    Optional<String> ifNoneMatch() {
        return headers.get("If-None-Match").filter(value -> !value.equals("null"));
    }

    private Stream<String> preferences() {
        return Arrays.stream(headers.get("Prefer").orElse("").split("[,;]")).map(String::strip);
    }

    /** Leaves out address and body, which may hold personal data. */
    @Override
    public String toString() {
        return "Operation[" + method + "]";
    }
}
