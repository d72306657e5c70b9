package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uk.careforms.api.model.Submission;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.Council.Team;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.internal.letters.LetterTemplate;
import uk.careforms.engine.internal.pack.read.FormSpec.LetterSpec;
import uk.careforms.engine.json.JsonPlace;

/** Writes the letters of a form. Thread-safe. */
public final class LetterWriter {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK);

    /** Letters that no step sends: the first that has an address says that there is a message on the case. */
    public static final List<String> MESSAGE_NOTICES = List.of("message", "message-text");

    private final FormDefinition form;
    private final Council council;
    private final Map<String, Ready> letters;

    LetterWriter(FormDefinition form, Council council, Map<String, Ready> letters) {
        this.form = form;
        this.council = council;
        this.letters = Map.copyOf(letters);
    }

    /** A letter that is ready to be written. */
    record Ready(LetterSpec spec, LetterTemplate template) {}

    /**
     * What a letter is about besides the answers.
     *
     * @param team whose work it is now
     * @param dueAt when the team should have acted
     * @param outcomes what decisions came to, by their names
     * @param calculations what calculations came to, as {@link LetterFigures} has it, by what the form calls them
     * @param wayIn {@code caseLink} and {@code caseCode}, where a step has made them
     * @param outstanding what the person still has to send
     */
    public record About(
            Optional<Team> team,
            Optional<Instant> dueAt,
            Map<String, JsonObject> outcomes,
            Map<String, String> wayIn,
            List<Outstanding> outstanding,
            Map<String, Map<String, Object>> calculations) {
        public About {
            outcomes = Map.copyOf(outcomes);
            wayIn = Map.copyOf(wayIn);
            outstanding = List.copyOf(outstanding);
            calculations = Map.copyOf(calculations);
        }

        public About(Optional<Team> team, Optional<Instant> dueAt, Map<String, JsonObject> outcomes) {
            this(team, dueAt, outcomes, Map.of(), List.of(), Map.of());
        }
    }

    /** One thing to send; which one it is about, like the name of a bank, is said on paper only. */
    public record Outstanding(String title, String label) {

        String words(Notice.Kind kind) {
            return kind == Notice.Kind.LETTER && !label.isEmpty() ? title + " (" + label + ")" : title;
        }

        /** Shows neither. */
        @Override
        public String toString() {
            return "Outstanding[]";
        }
    }

    /**
     * A letter as it goes out.
     *
     * @param to an e-mail address, a telephone number in E.164 form, or address lines joined by line feeds
     */
    public record Letter(Notice.Kind kind, String to, String subject, String body) {
        /** Never shows to whom or what. */
        @Override
        public String toString() {
            return "Letter[" + kind + "]";
        }
    }

    /** The names of all letters. */
    public Set<String> names() {
        return letters.keySet();
    }

    /** Whether a letter's text is kept with the case, also when it goes to nobody. */
    public boolean isKept(String name) {
        return Optional.ofNullable(letters.get(name))
                .filter(ready -> ready.spec().kept())
                .isPresent();
    }

    /** The text of a letter, whoever it goes to. */
    public Optional<Letter> text(String name, Submission submission, About about) {
        return Optional.ofNullable(letters.get(name)).map(ready -> {
            String body = ready.template().render(texts(ready.spec(), submission, about));
            return new Letter(ready.spec().kind(), "", ready.spec().subject(), body);
        });
    }

    /** Writes a letter; empty when its condition does not hold or nobody gave an address. */
    public Optional<Letter> write(String name, Submission submission, About about) {
        Ready ready = letters.get(name);
        if (ready == null || !ready.spec().when().holds(submission.answers().json())) {
            return Optional.empty();
        }
        LetterSpec spec = ready.spec();
        return to(spec, submission.answers().json(), about).map(to -> {
            String body = ready.template().render(texts(spec, submission, about));
            return new Letter(spec.kind(), to, spec.subject(), body);
        });
    }

    private Optional<String> to(LetterSpec spec, JsonObject answers, About about) {
        if (spec.to().isEmpty()) {
            return about.team().flatMap(Team::email);
        }
        Optional<JsonValue> given = JsonPlace.of(spec.to().get()).in(answers);
        return switch (spec.kind()) {
            case EMAIL -> given.flatMap(LetterWriter::text);
            case SMS -> given.flatMap(LetterWriter::text).flatMap(PhoneNumbers::e164);
            case LETTER ->
                given.map(value -> value instanceof JsonObject group
                                ? lines(spec.to().get(), group)
                                : value)
                        .flatMap(LetterWriter::text)
                        .filter(lines -> !lines.isBlank());
        };
    }

    private JsonValue lines(String pointer, JsonObject group) {
        List<String> lines = form.pages().stream()
                .flatMap(page -> page.questions().stream())
                .map(Question::at)
                .filter(at -> at.startsWith(pointer + "/"))
                .map(at ->
                        JsonPlace.of(at.substring(pointer.length())).in(group).flatMap(LetterWriter::text))
                .flatMap(Optional::stream)
                .toList();
        return jakarta.json.Json.createValue(String.join("\n", lines));
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private Map<String, Object> texts(LetterSpec spec, Submission submission, About about) {
        Map<String, Object> texts = new HashMap<>();
        texts.put("reference", submission.reference().toString());
        texts.put("submittedOn", DAY.format(submission.submittedAt().atZone(LONDON)));
        texts.put("council", council.texts());
        texts.put("whatHappensNext", form.about().whatHappensNext());
        about.team().ifPresent(team -> texts.put("team", Map.of("name", team.name())));
        about.dueAt().ifPresent(due -> texts.put("dueOn", MOMENT.format(due.atZone(LONDON))));
        Map<String, Object> decisions = new HashMap<>();
        about.outcomes().forEach((decision, outcome) -> decisions.put(decision, codes(outcome)));
        texts.put("decision", decisions);
        texts.put("calculation", about.calculations());
        texts.putAll(about.wayIn());
        texts.put(
                "outstanding",
                about.outstanding().stream()
                        .map(item -> "* " + item.words(spec.kind()))
                        .collect(Collectors.joining("\n")));
        spec.uses().forEach((name, pointer) -> form.question(pointer)
                .flatMap(question -> question.in(submission.answers().json()).map(question::readable))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private static Map<String, String> codes(JsonObject outcome) {
        Map<String, String> codes = new HashMap<>();
        outcome.forEach((key, value) -> codes.put(key, text(value).orElse(value.toString())));
        return codes;
    }
}
