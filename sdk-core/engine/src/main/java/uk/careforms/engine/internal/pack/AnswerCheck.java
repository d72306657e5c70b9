package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Question.Words;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.form.Widget;
import uk.careforms.engine.internal.pack.read.ProblemCodes;
import uk.careforms.engine.internal.pack.schema.CompiledSchema;
import uk.careforms.engine.internal.pack.schema.Failure;
import uk.careforms.engine.internal.pack.schema.Proofs;

/**
 * Checks answers against a form: brings them to their normal form, leaves out what is hidden, asks the compiled schema unless
 * each answer is soon shown to meet its part of it, and
 * says what it found question by question in the order of the pages. Thread-safe.
 */
final class AnswerCheck {

    /** Where one question has several problems, the one that helps most to put it right comes first. */
    private static final List<String> RANK = List.of(
            ProblemCodes.WRONG_SHAPE,
            ProblemCodes.REQUIRED,
            ProblemCodes.TOO_LONG,
            ProblemCodes.TOO_MANY,
            ProblemCodes.NOT_CONFIRMED,
            ProblemCodes.CHOICE,
            ProblemCodes.REPEATED,
            ProblemCodes.TOO_FEW);

    private static final Set<String> OF_THE_LIST =
            Set.of(ProblemCodes.REQUIRED, ProblemCodes.TOO_MANY, ProblemCodes.TOO_FEW);

    private final FormDefinition form;
    private final CompiledSchema schema;
    private final Strays strays;
    private final Proofs proofs;

    AnswerCheck(FormDefinition form, CompiledSchema schema) {
        this.form = form;
        this.schema = schema;
        this.strays = new Strays(form);
        this.proofs = new Proofs(form);
    }

    Checked check(Answers answers, LocalDate today) {
        Answers normal = form.normalised(answers);
        Walk walk = form.walk(normal);
        boolean sound = proofs.hold(walk, today);
        boolean whole = walk.visible().json() == normal.json(); // then everything that was given is asked for
        if (sound && whole) {
            return new Checked.Valid(normal);
        }
        List<Problem> problems = sound ? new ArrayList<>() : problems(walk, today);
        if (!whole) {
            problems.addAll(strays.in(normal.json()));
        }
        return problems.isEmpty() ? new Checked.Valid(walk.visible()) : new Checked.Invalid(problems);
    }

    /** What is visible is settled by the walk, as the schema's conditions would: so each answer stands for itself. */
    private List<Problem> problems(Walk walk, LocalDate today) {
        JsonObject visible = walk.visible().json();
        List<Problem> problems = new ArrayList<>();
        for (QuestionView view : walk.questions()) {
            JsonValue answer = view.question().place().find(visible);
            if (answer != null) {
                problem(view, answer, today).ifPresent(problems::add);
            } else if (view.question().required()) {
                problems.add(sentence(view.at(), ProblemCodes.REQUIRED, view.words(), view));
            }
        }
        return problems;
    }

    private Optional<Problem> problem(QuestionView view, JsonValue answer, LocalDate today) {
        if (proofs.holds(view.question(), answer, today)) {
            return Optional.empty();
        }
        List<Problem> found = new ArrayList<>();
        for (Failure failure : schema.failures(view.question().place(), answer, today)) {
            found.add(problem(view, failure));
        }
        return first(found);
    }

    private static Optional<Problem> first(List<Problem> found) {
        return found.stream().min(Comparator.comparingInt(AnswerCheck::rank).thenComparing(Problem::pointer));
    }

    private static int rank(Problem problem) {
        int rank = RANK.indexOf(problem.code());
        int last = problem.code().equals(ProblemCodes.PATTERN) ? RANK.size() + 1 : RANK.size();
        return rank < 0 ? last : rank; // what a format says of a text helps more than its pattern
    }

    private static Problem problem(QuestionView view, Failure failure) {
        return failure.pointer().equals(view.at())
                ? sentence(view.at(), code(failure, view.question().shape()), view.words(), view)
                : inside(view, failure);
    }

    private static Problem sentence(String pointer, String code, Words words, QuestionView view) {
        return new Problem(
                pointer,
                code,
                Sentences.of(
                        code, words, view.question().shape(), view.question().widget()));
    }

    /** A problem with one of several choices, or with a part of an item. */
    private static Problem inside(QuestionView view, Failure failure) {
        AnswerShape shape = view.question().shape();
        if (shape.kind() != AnswerShape.Kind.ITEMS) {
            boolean files = shape.kind() == AnswerShape.Kind.FILES;
            return sentence(view.at(), files ? ProblemCodes.WRONG_SHAPE : ProblemCodes.CHOICE, view.words(), view);
        }
        boolean missing = failure.keyword().equals("required");
        String place = missing ? failure.pointer() + "/" + failure.detail() : failure.pointer();
        for (AnswerShape.Part part : shape.parts()) {
            if (place.matches(java.util.regex.Pattern.quote(view.at()) + "/[0-9]+/" + part.key())) {
                String code = missing ? ProblemCodes.REQUIRED : code(failure, part.shape());
                Words words = new Words(part.title(), part.hint(), errors(view));
                return new Problem(
                        place,
                        code,
                        Sentences.of(
                                code,
                                words,
                                part.shape(),
                                widget(view.question().widget(), part.shape())));
            }
        }
        return sentence(view.at(), ProblemCodes.WRONG_SHAPE, view.words(), view);
    }

    /** What a list says when nothing was added is no sentence for a part of an item that was. */
    private static Map<String, String> errors(QuestionView view) {
        Map<String, String> errors = new HashMap<>(view.words().errors());
        if (view.question().widget() == Widget.LIST) {
            errors.keySet().removeAll(OF_THE_LIST);
        }
        return errors;
    }

    /** How a part of an item is asked: on a page of its own like any other question. */
    private static Widget widget(Widget list, AnswerShape part) {
        if (list != Widget.LIST) {
            return list;
        }
        return part.choices().isEmpty() ? Widget.TEXT : Widget.RADIOS;
    }

    private static String code(Failure failure, AnswerShape shape) {
        return switch (failure.keyword()) {
            case "required" -> ProblemCodes.REQUIRED;
            case "format" -> failure.detail();
            case "maxLength" -> ProblemCodes.TOO_LONG;
            case "minLength" -> ProblemCodes.TOO_SHORT;
            case "pattern" -> ProblemCodes.PATTERN;
            case "maxItems" -> ProblemCodes.TOO_MANY;
            case "minItems" -> ProblemCodes.TOO_FEW;
            case "uniqueItems" -> ProblemCodes.REPEATED;
            case "oneOf", "enum" -> ProblemCodes.CHOICE;
            case "const" -> shape.kind() == AnswerShape.Kind.YES_NO ? ProblemCodes.NOT_CONFIRMED : ProblemCodes.CHOICE;
            default -> ProblemCodes.WRONG_SHAPE;
        };
    }
}
