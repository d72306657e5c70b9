package uk.careforms.simulators.dataverse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.careforms.simulators.dataverse.Multipart.Part;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.Headers;

/** A {@code $batch} as it was sent, read in full before anything of it is done. */
record BatchRequest(List<Item> items) {

    /** "Execute batch operations using the Web API": up to 1,000 requests, addresses up to 65,536 characters. */
    private static final int MOST_REQUESTS = 1_000;

    private static final int LONGEST_ADDRESS = 65_536;

    /** One request, or the requests of one change set. */
    record Item(boolean changeSet, List<Inner> requests) {}

    /**
     * One request of a batch.
     *
     * @param contentId empty when it has none
     */
    record Inner(String contentId, String method, String target, Headers headers, String body) {}

    static BatchRequest read(Call call) {
        Set<String> contentIds = new HashSet<>();
        List<Item> items = new ArrayList<>();
        int count = 0;
        for (Part part : Multipart.parse(call.body(), Multipart.boundary(call.headers()))) {
            Item item = part.headers().mediaType().equals("multipart/mixed")
                    ? changeSet(part, contentIds)
                    : new Item(false, List.of(inner(part, contentIds)));
            count += item.requests().size();
            items.add(item);
        }
        if (count > MOST_REQUESTS) {
            throw Multipart.malformed("it holds " + count + " requests and may hold " + MOST_REQUESTS);
        }
        return new BatchRequest(items);
    }

    private static Item changeSet(Part part, Set<String> contentIds) {
        List<Inner> requests = new ArrayList<>();
        for (Part inner : Multipart.parse(part.content(), Multipart.boundary(part.headers()))) {
            if (inner.headers().mediaType().equals("multipart/mixed")) {
                throw Multipart.malformed("a change set holds another");
            }
            Inner request = inner(inner, contentIds);
            if (request.method().equals("GET")) {
                throw Multipart.malformed("a GET request is not allowed in a change set");
            }
            if (request.contentId().isEmpty()) {
                // Public issue reports of 2026 name this refusal; Microsoft's page calls the header optional.
                throw Multipart.malformed("the Content-ID header is not present on a request of a change set");
            }
            requests.add(request);
        }
        return new Item(true, requests);
    }

    private static Inner inner(Part part, Set<String> contentIds) {
        if (!part.headers().mediaType().equals("application/http")) {
            throw Multipart.malformed("a part is neither application/http nor multipart/mixed");
        }
        if (!part.headers().get("Content-Transfer-Encoding").orElse("").equals("binary")) {
            throw Multipart.malformed("a part has no 'Content-Transfer-Encoding: binary'");
        }
        String contentId = part.headers().get("Content-ID").orElse("");
        if (!contentId.isEmpty() && !contentIds.add(contentId)) {
            throw Multipart.malformed("the Content-ID '" + contentId + "' is used twice");
        }
        int end = part.content().indexOf(Multipart.CRLF);
        String line = end < 0 ? part.content() : part.content().substring(0, end);
        String[] words = line.split(" ", -1);
        if (end < 0 || words.length != 3 || !words[2].equals("HTTP/1.1") || line.indexOf('\n') >= 0) {
            throw Multipart.malformed("a request line is not METHOD ADDRESS HTTP/1.1 ended by CR LF");
        }
        if (words[1].length() > LONGEST_ADDRESS) {
            throw Multipart.malformed("an address is longer than " + LONGEST_ADDRESS + " characters");
        }
        if (words[1].endsWith("$batch")) {
            throw Multipart.malformed("a batch holds another");
        }
        Part message = Multipart.part(part.content().substring(end + Multipart.CRLF.length()));
        return new Inner(contentId, words[0], words[1], message.headers(), message.content());
    }
}
