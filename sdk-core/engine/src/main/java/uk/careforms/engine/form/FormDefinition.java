package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.FormVersion;

/**
 * One form at one version, read, compiled and checked: everything a front end needs to ask it.
 *
 * <p>Which pages and questions apply to somebody's answers is what {@link #walk} says, and nothing else does: pages, the
 * JSON API, checking and submitting all go by it. Immutable and thread-safe.
 *
 * @param about title, audience, retention and the like
 * @param pages in the order they are asked
 * @param tasks what staff are asked to do, by the task's id in the process
 * @param outcomes what a case may end in, by code
 * @param schema the complete JSON Schema draft-07 that a submission meets: closed objects, and per condition what is
 *     required and what must not be there; any validator that knows our formats can use it
 * @param contentHash SHA-256 in hex over everything the form is made of, council and shared parts included
 */
public record FormDefinition(
        FormVersion formVersion,
        FormAbout about,
        List<Page> pages,
        Map<String, TaskKind> tasks,
        Map<String, CaseOutcome> outcomes,
        JsonObject schema,
        String contentHash) {

    public FormDefinition {
        pages = List.copyOf(pages);
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** The form's id, like {@code adult-referral}. */
    public String id() {
        return formVersion.form();
    }

    /** The form's title, like {@code Ask for adult social care}. */
    public String title() {
        return about.title();
    }

    /** Whether any of its questions is answered with files. */
    public boolean takesFiles() {
        return pages.stream()
                .flatMap(page -> page.questions().stream())
                .anyMatch(question -> question.shape().kind() == AnswerShape.Kind.FILES);
    }

    /** The way through the form that these answers make. Also works for answers that are wrong. */
    public Walk walk(Answers answers) {
        return Walk.through(this, answers);
    }

    /** The page with this id, whether or not it applies to anybody now. */
    public Optional<Page> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The question whose answer is kept there. */
    public Optional<Question> question(String pointer) {
        return pages.stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> question.at().equals(pointer))
                .findFirst();
    }

    /**
     * The answers as they are kept: trimmed, postcodes and NHS numbers in their normal form, blank texts and empty lists
     * taken away. What no question asks for is left as it is; checking refuses it.
     */
    public Answers normalised(Answers answers) {
        JsonObject normal = answers.json();
        for (Page page : pages) {
            for (Question question : page.questions()) {
                JsonValue typed = question.place().find(normal);
                if (typed != null) {
                    normal = NormalAnswers.replace(normal, question, typed);
                }
            }
        }
        return normal == answers.json() ? answers : new Answers(normal);
    }
}
