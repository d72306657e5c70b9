package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Warning;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.Occasion;

/** The forms of this house: those that are shipped now, and earlier versions that something is still pinned to. */
final class Forms {

    /** The code of a problem that goes away when the person has answered once more. */
    static final String ASK_AGAIN = "ask-again";

    private final Map<String, FormPack> newest = new TreeMap<>();
    private final Map<String, FormPack> byVersion = new ConcurrentSkipListMap<>();
    private final Function<FormVersion, Optional<FormPack>> shelf;
    private final Clock clock;

    /**
     * @param earlier versions that an open draft or running case is pinned to
     * @param shelf finds any other version that was ever open here, for looking at what is over
     */
    Forms(
            List<FormPack> shipped,
            List<FormPack> earlier,
            Function<FormVersion, Optional<FormPack>> shelf,
            Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
        for (FormPack pack : shipped) {
            newest.put(pack.definition().id(), pack);
            byVersion.put(pack.definition().formVersion().toString(), pack);
        }
        for (FormPack pack : earlier) {
            byVersion.put(pack.definition().formVersion().toString(), pack);
        }
    }

    List<FormDefinition> definitions() {
        return newest.values().stream().map(FormPack::definition).toList();
    }

    Collection<String> ids() {
        return newest.keySet();
    }

    /** Every version, those that are shipped no longer included. */
    List<FormPack> packs() {
        return List.copyOf(byVersion.values());
    }

    List<FormPack> shipped() {
        return List.copyOf(newest.values());
    }

    Optional<FormPack> shipped(String id) {
        return Optional.ofNullable(newest.get(id));
    }

    Optional<FormDefinition> newest(String id) {
        return shipped(id).map(FormPack::definition);
    }

    FormDefinition at(FormVersion version) {
        return pack(version).definition();
    }

    FormPack pack(FormVersion version) {
        return loaded(version)
                .orElseThrow(() -> new CareFormsException(
                        Fault.CALLER, "Form '" + version + "' is not here; there are: " + byVersion.keySet()));
    }

    Optional<FormDefinition> find(FormVersion version) {
        return loaded(version).map(FormPack::definition);
    }

    /** Every version of a form that is loaded, the newest first. */
    List<FormPack> versions(String form) {
        return byVersion.values().stream()
                .filter(pack -> pack.definition().id().equals(form))
                .sorted(Comparator.comparingInt((FormPack pack) ->
                                pack.definition().formVersion().version())
                        .reversed())
                .toList();
    }

    /** Any version that is shipped or on the shelf. */
    Optional<FormPack> loaded(FormVersion version) {
        FormPack pack = byVersion.get(version.toString());
        if (pack != null) {
            return Optional.of(pack);
        }
        Optional<FormPack> kept = shelf.apply(version);
        kept.ifPresent(found -> byVersion.put(version.toString(), found));
        return kept;
    }

    /**
     * Checks answers as sending them would.
     *
     * @param askAgain what the person has not looked at since the draft came to this version; hidden questions do not count
     */
    Checked check(FormVersion version, Answers answers, List<String> askAgain) {
        FormPack pack = pack(version);
        Checked checked = pack.check(answers, today());
        if (askAgain.isEmpty()) {
            return checked;
        }
        List<Problem> problems = new ArrayList<>(checked.fold(valid -> List.of(), Checked.Invalid::problems));
        pack.definition().walk(answers).questions().stream()
                .map(QuestionView::at)
                .filter(askAgain::contains)
                .filter(at ->
                        problems.stream().noneMatch(problem -> problem.pointer().equals(at)))
                .forEach(at -> problems.add(new Problem(at, ASK_AGAIN, "This question has changed; answer it again")));
        return problems.isEmpty() ? checked : new Checked.Invalid(problems);
    }

    /** Runs one decision on the answers of a draft so far, as of today. */
    Optional<Decision> decide(Draft draft, String decision) {
        FormPack pack = pack(draft.formVersion());
        Answers visible = pack.definition().walk(draft.answers()).visible();
        return pack.decisions().decide(decision, visible, new Occasion(draft.channel(), today()));
    }

    /** What may be wrong with answers, of those that are visible. */
    List<Warning> warnings(FormVersion version, Answers answers) {
        FormPack pack = pack(version);
        return pack.warns()
                ? pack.warnings(pack.definition().walk(answers).visible().json())
                : List.of();
    }

    /** Runs a calculation that a form names on the answers of a draft so far; empty when it names none like that. */
    Optional<Calculated> calculate(Draft draft, String name, Calculations calculations) {
        FormPack pack = pack(draft.formVersion());
        JsonObject visible = visible(pack, draft.answers());
        return Optional.ofNullable(pack.calculations().get(name))
                .flatMap(spec ->
                        calculations.calculate(spec.calculation(), spec.asOf(visible, today()), spec.facts(visible)));
    }

    /** Which answer stands behind each fact of a calculation; empty when the form names none like that. */
    Map<String, String> answersBehind(FormVersion version, Answers answers, String name) {
        FormPack pack = pack(version);
        return Optional.ofNullable(pack.calculations().get(name))
                .map(spec -> spec.answersBehind(visible(pack, answers)))
                .orElse(Map.of());
    }

    private static JsonObject visible(FormPack pack, Answers answers) {
        return pack.definition()
                .walk(pack.definition().normalised(answers))
                .visible()
                .json();
    }

    /** The day at the council, wherever the server is. */
    LocalDate today() {
        return clock.instant().atZone(WorkingTime.ZONE).toLocalDate();
    }
}
