package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Ledger;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Sending a draft, and what was sent. */
final class SubmissionCalls {

    private static final int LONGEST_KEY = 255;

    private final CareForms forms;

    SubmissionCalls(CareForms forms) {
        this.forms = forms;
    }

    /** Accepts once: the first answer is 201, every later one 200 with the same receipt. */
    Reply submit(Exchange exchange) {
        Optional<String> key = exchange.header("Idempotency-Key");
        if (key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY).isPresent()) {
            return ProblemReply.of(400, "Idempotency-Key must have 1 to 255 characters");
        }
        if (forms.drafts().find(exchange.value("draft")).isEmpty()) {
            return ProblemReply.of(404, "There is no such draft; it may have expired");
        }
        return forms.submissions()
                .submit(exchange.value("draft"), key.map(text -> scoped(exchange, text)))
                .fold(
                        accepted -> Reply.json(201, receipt(accepted.receipt())),
                        notYet -> DraftCalls.notSent(notYet.problems()),
                        already -> Reply.json(200, receipt(already.receipt())));
    }

    /** Two callers may choose the same key: each has its own. A caller without a name is known by its network address, hashed. */
    private static String scoped(Exchange exchange, String key) {
        String caller = exchange.user().map(user -> "user " + user).orElseGet(() -> "from " + exchange.remoteAddress());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((caller + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static JsonObject receipt(Receipt receipt) {
        return Said.JSON
                .createObjectBuilder()
                .add("reference", receipt.reference().text())
                .add("submittedAt", Said.at(receipt.submittedAt()))
                .add("form", receipt.formVersion().form())
                .add("version", receipt.formVersion().version())
                .add("whatHappensNext", receipt.whatHappensNext())
                .build();
    }

    /** The case behind a reference; that the caller has looked is audited. */
    Reply read(Exchange exchange) {
        return Reference.parse(exchange.value("reference"))
                .flatMap(reference -> forms.cases().find(reference, exchange.actor()))
                .map(record -> Reply.json(200, CaseJson.of(record)))
                .orElseGet(() -> ProblemReply.of(404, "There is no submission with this reference"));
    }

    Reply ledger(Exchange exchange) {
        Ledger ledger = forms.submissions().ledger();
        var perForm = Said.JSON.createObjectBuilder();
        for (Map.Entry<String, Ledger.Row> entry : new TreeMap<>(ledger.perForm()).entrySet()) {
            Ledger.Row row = entry.getValue();
            perForm.add(
                    entry.getKey(),
                    Said.JSON
                            .createObjectBuilder()
                            .add("accepted", row.accepted())
                            .add("delivered", row.delivered())
                            .add("inFlight", row.inFlight())
                            .add("parked", row.parked()));
        }
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("accepted", ledger.accepted())
                        .add("delivered", ledger.delivered())
                        .add("inFlight", ledger.inFlight())
                        .add("parked", ledger.parked())
                        .add("perForm", perForm)
                        .build());
    }
}
