package uk.careforms.engine.internal.pack.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormAbout;
import uk.careforms.engine.form.FormAbout.PersonPointers;

/** Reads who a form is for and the rules it is kept by. */
final class AboutReader {

    private static final Set<String> STATUS = Set.of("confirmed", "provisional");

    private final Node form;
    private final CouncilTexts texts;
    private final Map<String, AnswerShape> asked;

    AboutReader(Node form, CouncilTexts texts, Map<String, AnswerShape> asked) {
        this.form = form;
        this.texts = texts;
        this.asked = asked;
    }

    /** Reads all of it; faults are noted. */
    FormAbout read() {
        boolean sends = form.flag("sends", true);
        String prefix = form.text("prefix");
        if (!prefix.isEmpty() && !prefix.matches("[A-Z]{2,3}")) {
            form.fault("prefix", "The prefix of references is two or three capital letters, like AR");
        }
        status(form);
        List<String> audience = form.texts("audience");
        if (audience.isEmpty() || !Set.of("public", "professional").containsAll(audience)) {
            form.fault("audience", "'audience' is a list of 'public', 'professional' or both");
        }
        List<String> languages = form.has("languages") ? form.texts("languages") : List.of("en");
        if (!languages.contains("en")) {
            form.fault("languages", "English, 'en', must be among the languages");
        }
        return new FormAbout(
                prefix,
                texts.fill(form, form.text("title")),
                form.text("owner"),
                audience,
                form.optionalText("status").orElse("provisional"),
                form.text("legalBasis"),
                sends ? texts.fill(form, form.text("whatHappensNext")) : "",
                form.flag("quickExit", false),
                sends ? retention() : shortLived(),
                languages,
                person(),
                sends);
    }

    private static void status(Node node) {
        String status = node.text("status");
        if (!status.isEmpty() && !STATUS.contains(status)) {
            node.fault("status", "The status is 'confirmed' or 'provisional'");
        }
    }

    private FormAbout.Retention retention() {
        Optional<Node> retention = form.member("retention");
        if (retention.isEmpty()) {
            form.fault("'retention' is missing: {\"draftDays\": 30, \"submissionYears\": 7, \"source\": \"…\"}");
            return new FormAbout.Retention(30, 7, "");
        }
        Node node = retention.get();
        node.only(Set.of("draftDays", "submissionYears", "source"));
        Optional<Integer> days = node.number("draftDays", 1, 366);
        Optional<Integer> years = node.number("submissionYears", 1, 100);
        if (!node.has("draftDays") || !node.has("submissionYears")) {
            node.fault("Both 'draftDays' and 'submissionYears' are needed");
        }
        return new FormAbout.Retention(days.orElse(30), years.orElse(7), node.text("source"));
    }

    /** Nothing is sent, so nothing is kept for years: what was answered is gone a day after the last of it. */
    private FormAbout.Retention shortLived() {
        Optional<Node> retention = form.member("retention");
        retention.ifPresent(node -> {
            node.only(Set.of("draftDays", "source"));
            node.number("draftDays", 1, 1);
        });
        return new FormAbout.Retention(
                1, 0, retention.flatMap(node -> node.optionalText("source")).orElse(""));
    }

    private PersonPointers person() {
        Optional<Node> person = form.member("person");
        person.ifPresent(node -> node.only(Set.of("nhsNumber", "givenName", "familyName", "dateOfBirth", "postcode")));
        return new PersonPointers(
                pointer(person, "nhsNumber", Set.of(AnswerFormat.NHS_NUMBER)),
                pointer(person, "givenName", Set.of(AnswerFormat.PERSON_NAME, AnswerFormat.ONE_LINE)),
                pointer(person, "familyName", Set.of(AnswerFormat.PERSON_NAME, AnswerFormat.ONE_LINE)),
                pointer(
                        person,
                        "dateOfBirth",
                        Set.of(
                                AnswerFormat.BIRTH_DATE,
                                AnswerFormat.ADULT_BIRTH_DATE,
                                AnswerFormat.DATE,
                                AnswerFormat.PAST_DATE)),
                pointer(person, "postcode", Set.of(AnswerFormat.POSTCODE)));
    }

    private Optional<String> pointer(Optional<Node> person, String key, Set<AnswerFormat> formats) {
        Optional<String> pointer = person.flatMap(node -> node.optionalText(key));
        pointer.ifPresent(at -> {
            AnswerShape shape = asked.get(at);
            if (shape == null) {
                person.get().fault(key, "No page asks '" + at + "'");
            } else if (shape.format().filter(formats::contains).isEmpty()) {
                person.get()
                        .fault(
                                key,
                                "'" + at + "' has another format; fitting: "
                                        + formats.stream()
                                                .map(AnswerFormat::text)
                                                .sorted()
                                                .toList());
            }
        });
        return pointer;
    }
}
