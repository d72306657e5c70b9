package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Decision;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.pack.LetterWriter;
import uk.careforms.engine.internal.pack.LetterWriter.Letter;
import uk.careforms.engine.internal.steps.Attempts.Attempt;
import uk.careforms.engine.internal.store.CaseLinkTable;
import uk.careforms.engine.internal.store.CaseLinkTable.Held;
import uk.careforms.engine.internal.store.DecisionTable;
import uk.careforms.engine.internal.store.EvidenceTable;

/** Writes and sends a letter or notice. Nothing is sent, and that is noted, when nobody gave an address. */
final class LetterStep {

    private LetterStep() {}

    static Result run(OneStep one) {
        String name = one.field("letter");
        String target = "letter:" + name;
        if (!one.form().letters().names().contains(name)) {
            return new Result.Park("The form has no letter '" + name + "' any more");
        }
        LetterWriter letters = one.form().letters();
        LetterWriter.About about = about(one);
        Optional<Letter> written = letters.write(name, one.submission(), about);
        if (written.isEmpty()) {
            if (letters.isKept(name)) {
                Attempt attempt = Attempts.last(one, target);
                letters.text(name, one.submission(), about)
                        .ifPresent(letter -> KeptLetters.keep(one, attempt.id(), name, letter));
            }
            return Attempts.notNeeded(one, target, "Nobody gave an address for it, or it does not apply");
        }
        return Attempts.doneByHand(one)
                .orElseGet(() -> one.bench().remotes().through(Remotes.NOTICES, () -> tried(one, name, written.get())));
    }

    private static Result tried(OneStep one, String name, Letter letter) {
        String target = "letter:" + name;
        Attempt attempt = Attempts.begin(one, target);
        String body =
                one.form().letters().isKept(name) ? KeptLetters.body(one, attempt.id(), name, letter) : letter.body();
        Notice notice = new Notice(attempt.id(), letter.kind(), letter.to(), letter.subject(), body, one.reference());
        Result result = PlugIn.call(
                "Notice sender",
                () -> one.bench().notices().send(notice, attempt.first()),
                delivery -> DeliverStep.result(one, attempt, target, delivery));
        if (result instanceof Result.Done) {
            carried(one, letter.body());
        }
        return result;
    }

    /** What a letter has carried to the person is kept here no longer. */
    private static void carried(OneStep one, String body) {
        CaseLinkTable.held(one.handle(), one.reference())
                .ifPresent(held -> CaseLinkTable.hold(
                        one.handle(),
                        one.reference(),
                        held,
                        new Held(left(held.token(), body), left(held.code(), body))));
    }

    private static String left(String secret, String body) {
        return body.contains(secret) ? "" : secret;
    }

    private static LetterWriter.About about(OneStep one) {
        Map<String, JsonObject> outcomes = new LinkedHashMap<>();
        for (Decision decision : DecisionTable.of(one.handle(), one.reference())) {
            outcomes.put(decision.name(), decision.outcome());
        }
        return new LetterWriter.About(
                DispatchFacts.team(one),
                DispatchFacts.dueAt(one),
                outcomes,
                wayIn(one),
                outstanding(one),
                CalculatedFacts.forLetters(one));
    }

    private static Map<String, String> wayIn(OneStep one) {
        Map<String, String> words = new LinkedHashMap<>();
        CaseLinkTable.held(one.handle(), one.reference()).ifPresent(held -> {
            if (!held.token().isEmpty()) {
                words.put("caseLink", one.bench().caseAddress() + held.token());
            }
            if (!held.code().isEmpty()) {
                words.put("caseCode", held.code());
            }
        });
        return words;
    }

    private static List<LetterWriter.Outstanding> outstanding(OneStep one) {
        return EvidenceTable.of(one.handle(), one.reference()).stream()
                .filter(item -> item.state().outstanding())
                .map(item -> new LetterWriter.Outstanding(item.title(), item.label()))
                .toList();
    }
}
