package uk.careforms.engine;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.PrefillQuestion;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.internal.drafts.Storable;
import uk.careforms.engine.internal.prefill.PrefillAsker;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.PrefillTable;
import uk.careforms.engine.internal.tokens.Token;

/**
 * Answers that are known already: offered, marked with where they came from, and never in the way. A source that is slow or away
 * costs two seconds at most. Thread-safe.
 *
 * <p>What a source tells is shown to whoever has the draft. Who may ask about whom is for the caller to know.
 */
public final class Prefills {

    private static final int TRIES = 3;
    private static final int LONGEST_ORIGIN = 200;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final Drafts drafts;
    private final PrefillAsker asker;

    Prefills(Database database, Clock clock, Forms forms, Drafts drafts, PrefillAsker asker) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.drafts = drafts;
        this.asker = asker;
    }

    /** The names of the sources that are installed. */
    public Set<String> sources() {
        return asker.names();
    }

    /**
     * Starts a draft of a form's newest version with what a source knows of a person; empty when the source does not answer in time.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form or source
     */
    public Prefilled start(String form, Channel channel, String source, PersonDetails person) {
        checked(source);
        Draft draft = drafts.start(form, channel);
        return fill(draft.id(), source, person).orElseGet(() -> new Prefilled(draft, new Prefill.NotFound()));
    }

    /**
     * Puts what a source knows of a person where the draft has no answer yet. Only what is a good answer to a question that applies
     * is taken; what was typed, also in the meantime, stays.
     *
     * @return empty when there is no such draft, or it has been sent
     * @throws CareFormsException {@code CALLER} when there is no such source
     */
    public Optional<Prefilled> fill(String draftId, String source, PersonDetails person) {
        checked(source);
        Optional<Draft> asked = drafts.find(draftId);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        FormDefinition form = forms.at(asked.get().formVersion());
        Set<String> wanted = questions(form).stream()
                .filter(question -> question.in(asked.get().answers().json()).isEmpty())
                .map(Question::at)
                .collect(Collectors.toSet());
        Prefill answer = asker.ask(source, new PrefillQuestion(person, wanted));
        Optional<Draft> filled = answer.fold(
                found -> filled(draftId, form, source, found),
                none -> asked,
                several -> asked,
                away -> asked,
                withheld -> asked);
        filled.ifPresent(draft -> note(draft, source, answer));
        return filled.map(draft -> new Prefilled(draft, answer));
    }

    /** Where those answers of a draft came from that are as they were taken over, in the order of the form. */
    public List<Origin> origins(Draft draft) {
        if (asker.names().isEmpty() && !DraftKeys.isKey(draft.id())) {
            return List.of();
        }
        String hash = DraftKeys.hash(database, draft.id());
        Map<String, PrefillTable.Row> rows = new TreeMap<>();
        database.with(handle -> PrefillTable.of(handle, hash)).forEach(row -> rows.put(row.pointer(), row));
        List<Origin> origins = new ArrayList<>();
        for (Question question : questions(forms.at(draft.formVersion()))) {
            PrefillTable.Row row = rows.get(question.at());
            Optional<JsonValue> answer = question.in(draft.answers().json());
            if (row != null
                    && answer.filter(value -> row.valueHash().equals(hash(hash, question, value)))
                            .isPresent()) {
                origins.add(new Origin(row.pointer(), row.source(), row.origin(), row.at()));
            }
        }
        return origins;
    }

    private void checked(String source) {
        if (!asker.names().contains(source)) {
            throw new CareFormsException(
                    Fault.CALLER, "Prefill source '" + source + "' is not installed; installed: " + asker.names());
        }
    }

    /** The draft with what was found; read again for each try, because the person may be typing. */
    private Optional<Draft> filled(String draftId, FormDefinition form, String source, Prefill.Found found) {
        for (int attempt = 1; ; attempt++) {
            Optional<Draft> now = drafts.find(draftId);
            if (now.isEmpty()) {
                return now;
            }
            Map<Question, JsonValue> taken = taken(form, now.get().answers(), found.values());
            if (taken.isEmpty()) {
                return now;
            }
            remember(draftId, source, found, taken);
            JsonObject patch = JsonValue.EMPTY_JSON_OBJECT;
            for (Map.Entry<Question, JsonValue> answer : taken.entrySet()) {
                patch = answer.getKey().place().put(patch, answer.getValue());
            }
            Saved saved = drafts.save(draftId, now.get().row(), patch, Optional.empty());
            Optional<Draft> stored =
                    saved.fold(done -> Optional.of(done.draft()), stale -> Optional.empty(), sent -> now, gone -> now);
            if (stored.isPresent() || attempt == TRIES) {
                return stored.or(() -> now);
            }
        }
    }

    /** What may be put where there is no answer yet: only good answers to questions that apply. */
    private Map<Question, JsonValue> taken(FormDefinition form, Answers typed, JsonObject values) {
        JsonObject offered = Storable.of(values).patch();
        JsonObject merged = typed.json();
        List<Question> offers = new ArrayList<>();
        for (Question question : questions(form)) {
            Optional<JsonValue> value = question.in(offered).filter(some -> some != JsonValue.NULL);
            if (value.isPresent() && isFree(question, typed.json())) {
                merged = question.place().put(merged, value.get());
                offers.add(question);
            }
        }
        Answers all = form.normalised(new Answers(merged));
        Walk walk = form.walk(all);
        List<Problem> problems =
                forms.check(form.formVersion(), all, List.of()).fold(valid -> List.of(), Checked.Invalid::problems);
        Map<Question, JsonValue> taken = new LinkedHashMap<>();
        for (Question question : offers) {
            String at = question.at();
            boolean good = walk.question(at).isPresent()
                    && problems.stream()
                            .map(Problem::pointer)
                            .noneMatch(wrong -> wrong.equals(at) || wrong.startsWith(at + "/"));
            question.in(all.json()).filter(value -> good).ifPresent(value -> taken.put(question, value));
        }
        return taken;
    }

    /** Nothing is there, and nothing that is no object is on the way. */
    private static boolean isFree(Question question, JsonObject typed) {
        JsonObject here = typed;
        List<String> keys = question.place().keys();
        for (String key : keys.subList(0, keys.size() - 1)) {
            JsonValue next = here.get(key);
            if (!(next instanceof JsonObject deeper)) {
                return next == null;
            }
            here = deeper;
        }
        return !here.containsKey(keys.get(keys.size() - 1));
    }

    /** Before the answers are saved: an origin without its answer is never shown, an answer without its origin would be a lie. */
    private void remember(String draftId, String source, Prefill.Found found, Map<Question, JsonValue> taken) {
        String hash = DraftKeys.hash(database, draftId);
        Instant now = clock.instant();
        database.inTransaction(handle -> {
            taken.forEach((question, value) -> {
                String from = found.from(question.at())
                        .filter(words -> !words.isBlank())
                        .orElse(source);
                String origin = from.length() <= LONGEST_ORIGIN ? from : from.substring(0, LONGEST_ORIGIN);
                String valueHash = hash(hash, question, value);
                PrefillTable.put(handle, hash, new PrefillTable.Row(question.at(), valueHash, source, origin, now));
            });
            return hash;
        });
    }

    private void note(Draft draft, String source, Prefill answer) {
        String outcome = answer.fold(
                found -> "found",
                none -> "not-found",
                several -> "ambiguous",
                away -> "unavailable",
                held -> "withheld");
        JsonObject detail = JsonText.fact("form", draft.formVersion().form())
                .add("version", draft.formVersion().version())
                .add("source", source)
                .add("outcome", outcome)
                .build();
        String hash = DraftKeys.hash(database, draft.id());
        database.inTransaction(handle -> {
            EventTable.add(handle, clock.instant(), "draft.prefilled", hash, EventTable.SYSTEM, detail);
            return hash;
        });
    }

    /** Notes where the answers come from that a draft begins with. */
    static void note(Handle handle, String hash, FormDefinition form, JsonObject answers, Origin origin) {
        for (Question question : questions(form)) {
            question.in(answers)
                    .ifPresent(value -> PrefillTable.put(
                            handle,
                            hash,
                            new PrefillTable.Row(
                                    question.at(),
                                    hash(hash, question, value),
                                    origin.source(),
                                    origin.from(),
                                    origin.at())));
        }
    }

    private static String hash(String draftHash, Question question, JsonValue value) {
        return Token.hash(draftHash + question.at() + "=" + value);
    }

    private static List<Question> questions(FormDefinition form) {
        return form.pages().stream().flatMap(page -> page.questions().stream()).toList();
    }
}
