package uk.careforms.simulators.dataverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import uk.careforms.simulators.dataverse.BatchRequest.Inner;
import uk.careforms.simulators.dataverse.BatchRequest.Item;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.Headers;

/**
 * Carries out {@code $batch}: parts in order, change sets whole or not at all.
 *
 * <p>A failed change set answers with one part, and that inside {@code changesetresponse_…} with the Content-ID of the
 * request that failed: github.com/MicrosoftDocs/powerapps-docs/issues/2843 shows the bytes. OData 4.0 part 1, section
 * 11.7.4, would have it outside; a switch does that, for connectors should read both.
 */
final class Batch {

    private static final String CRLF = Multipart.CRLF;
    private static final Pattern GO_ON = Pattern.compile("\\bodata\\.continue-on-error(?!=false)");

    private final Store store;
    private final Resolver resolver;
    private final boolean plainFailures;
    private final AtomicLong serial = new AtomicLong();

    /** Does one operation; refusals come back as answers. */
    interface Resolver {

        Outcome perform(Operation operation);

        /** The path after the service root of an address as a batch may write it. */
        String path(String target);
    }

    Batch(Store store, Resolver resolver, boolean plainFailures) {
        this.store = store;
        this.resolver = resolver;
        this.plainFailures = plainFailures;
    }

    Answer run(Call call) {
        BatchRequest request = BatchRequest.read(call);
        boolean goOn = GO_ON.matcher(call.headers().get("Prefer").orElse("")).find();
        String boundary = "batchresponse_" + nextId();
        StringBuilder body = new StringBuilder();
        int status = 200;
        for (Item item : request.items()) {
            List<Answered> answers = item.changeSet()
                    ? changeSet(item)
                    : List.of(alone(item.requests().get(0)));
            body.append("--").append(boundary).append(CRLF);
            boolean failed = answers.get(0).answer().status() >= 400;
            if (item.changeSet() && !(failed && plainFailures)) {
                writeChangeSet(body, answers);
            } else {
                write(body, answers.get(0));
            }
            if (failed && !goOn) {
                status = answers.get(0).answer().status();
                break;
            }
        }
        body.append("--").append(boundary).append("--").append(CRLF);
        return new Answer(status, Headers.of("Content-Type", "multipart/mixed; boundary=" + boundary), body.toString())
                .with("OData-Version", "4.0");
    }

    private record Answered(String contentId, Answer answer) {}

    /** Ends the transaction of a change set. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private Answered alone(Inner inner) {
        return new Answered(inner.contentId(), perform(inner, Map.of()).answer());
    }

    private List<Answered> changeSet(Item item) {
        List<Answered> answers = new ArrayList<>();
        try {
            return store.transact(() -> {
                Map<String, String> references = new HashMap<>();
                for (Inner inner : item.requests()) {
                    Outcome outcome = perform(inner, references);
                    answers.add(new Answered(inner.contentId(), outcome.answer()));
                    if (outcome.failed()) {
                        throw new Failed();
                    }
                    references.put(inner.contentId(), outcome.row());
                }
                return answers;
            });
        } catch (Failed e) {
            return List.of(answers.get(answers.size() - 1));
        }
    }

    private Outcome perform(Inner inner, Map<String, String> references) {
        try {
            String target = resolver.path(dereferenced(inner.target(), references));
            int query = target.indexOf('?');
            return resolver.perform(new Operation(
                    inner.method(),
                    query < 0 ? target : target.substring(0, query),
                    query < 0 ? "" : target.substring(query + 1),
                    inner.headers(),
                    inner.body(),
                    Map.copyOf(references)));
        } catch (Refusal refusal) {
            return Outcome.of(refusal.answer());
        }
    }

    private static String dereferenced(String target, Map<String, String> references) {
        String text = target.startsWith("/$") ? target.substring(1) : target;
        if (!text.startsWith("$")) {
            return target;
        }
        int slash = text.indexOf('/');
        String name = slash < 0 ? text.substring(1) : text.substring(1, slash);
        String row = references.get(name);
        if (row == null) {
            throw Refusal.url("Content-ID Reference: '$" + name + "' does not exist in the batch context.");
        }
        return slash < 0 ? row : row + text.substring(slash);
    }

    private void writeChangeSet(StringBuilder body, List<Answered> answers) {
        String boundary = "changesetresponse_" + nextId();
        body.append("Content-Type: multipart/mixed; boundary=")
                .append(boundary)
                .append(CRLF)
                .append(CRLF);
        for (Answered answered : answers) {
            body.append("--").append(boundary).append(CRLF);
            write(body, answered);
        }
        body.append("--").append(boundary).append("--").append(CRLF);
    }

    private void write(StringBuilder body, Answered answered) {
        Answer answer = answered.answer();
        body.append("Content-Type: application/http").append(CRLF);
        body.append("Content-Transfer-Encoding: binary").append(CRLF);
        if (!answered.contentId().isEmpty()) {
            body.append("Content-ID: ").append(answered.contentId()).append(CRLF);
        }
        body.append(CRLF);
        body.append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(answer.reason())
                .append(CRLF);
        if (answer.status() >= 400) {
            body.append("REQ_ID: ").append(nextId()).append(CRLF);
        }
        answer.headers()
                .fields()
                .forEach((name, value) ->
                        body.append(name).append(": ").append(value).append(CRLF));
        body.append(CRLF).append(answer.body()).append(CRLF);
    }

    private UUID nextId() {
        return new UUID(0xba7c_4000L, 0x8000_0000_0000_0000L | serial.incrementAndGet());
    }
}
