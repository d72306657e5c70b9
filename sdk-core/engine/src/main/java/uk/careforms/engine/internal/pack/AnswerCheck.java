package uk.careforms.engine.internal.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/**
 * Checks answers against a form: brings them to their normal form, leaves out what is hidden, asks the compiled schema, and
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

    AnswerCheck(FormDefinition form, CompiledSchema schema) {
        this.form = form;
        this.schema = schema;
        this.strays = new Strays(form);
    }

    Checked check(Answers answers, LocalDate today) {
        Answers normal = form.normalised(answers);
        Walk walk = form.walk(normal);
        List<Failure> failures = schema.failures(walk.visible().json(), today);
        List<Problem> problems = new ArrayList<>(inOrder(walk, failures));
        problems.addAll(strays.in(normal.json()));
        return problems.isEmpty() ? new Checked.Valid(walk.visible()) : new Checked.Invalid(problems);
    }

    private static List<Problem> inOrder(Walk walk, List<Failure> failures) {
        if (failures.isEmpty()) {
            return List.of();
        }
        Map<String, List<Problem>> byQuestion = new LinkedHashMap<>();
        List<QuestionView> views = walk.questions();
        views.forEach(view -> byQuestion.put(view.at(), new ArrayList<>()));
        List<Problem> others = new ArrayList<>();
        for (Failure failure : failures) {
            if (!isMapped(views, failure, byQuestion)) {
                others.add(new Problem(
                        failure.pointer(), ProblemCodes.WRONG_SHAPE, "This part of the form is not as it must be"));
            }
        }
        List<Problem> ordered = new ArrayList<>();
        byQuestion.values().forEach(found -> first(found).ifPresent(ordered::add));
        if (ordered.isEmpty()) {
            ordered.addAll(others); // nothing may pass as valid because nobody can say it in a question's words
        }
        return ordered;
    }

    private static Optional<Problem> first(List<Problem> found) {
        return found.stream().min(Comparator.comparingInt(AnswerCheck::rank).thenComparing(Problem::pointer));
    }

    private static int rank(Problem problem) {
        int rank = RANK.indexOf(problem.code());
        int last = problem.code().equals(ProblemCodes.PATTERN) ? RANK.size() + 1 : RANK.size();
        return rank < 0 ? last : rank; // what a format says of a text helps more than its pattern
    }

    private static boolean isMapped(List<QuestionView> views, Failure failure, Map<String, List<Problem>> byQuestion) {
        boolean mapped = false;
        for (QuestionView view : views) {
            Optional<Problem> problem = problem(view, failure);
            problem.ifPresent(found -> byQuestion
                    .computeIfAbsent(view.at(), at -> new ArrayList<>())
                    .add(found));
            mapped |= problem.isPresent();
        }
        return mapped;
    }

    private static Optional<Problem> problem(QuestionView view, Failure failure) {
        String at = view.at();
        String place = failure.pointer();
        AnswerShape shape = view.question().shape();
        if (failure.keyword().equals("required") && !isBelow(place, at)) {
            String missing = place + "/" + failure.detail();
            boolean below = at.equals(missing) || isBelow(at, missing);
            return below && view.isMissing()
                    ? Optional.of(sentence(at, ProblemCodes.REQUIRED, view.words(), view))
                    : Optional.empty();
        }
        if (place.equals(at)) {
            return Optional.of(sentence(at, code(failure, shape), view.words(), view));
        }
        return isBelow(place, at) ? Optional.of(inside(view, failure)) : Optional.empty();
    }

    /** Asked for each failure and each question, so it makes no text. */
    private static boolean isBelow(String place, String at) {
        return place.length() > at.length() && place.charAt(at.length()) == '/' && place.startsWith(at);
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
