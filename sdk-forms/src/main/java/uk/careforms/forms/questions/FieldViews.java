package uk.careforms.forms.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.templates.View;

/** Questions as the fields that the widget templates draw. */
public final class FieldViews {

    /** The widths that the GOV.UK text input has classes for, in characters. */
    private static final List<Integer> WIDTHS = List.of(2, 3, 4, 5, 10, 20, 30);

    /** From this many characters on a text area says how many there may be: the shorter ones are never reached by typing. */
    private static final int WORTH_A_LIMIT = 100;

    private FieldViews() {}

    /**
     * The fields of a question.
     *
     * @param problems those of the page
     * @param heading whether the question is the heading of its page
     * @param caption above the heading; may be empty
     */
    public static View of(QuestionView question, Typed typed, List<Problem> problems, boolean heading, String caption) {
        boolean items = question.question().widget() == Widget.ITEMS;
        boolean list = question.question().widget() == Widget.LIST;
        Optional<Problem> problem = items || list ? exactly(question.at(), problems) : problem(question.at(), problems);
        View view = of(Asked.question(question), typed, problem, heading, caption);
        return items ? view.all(ItemViews.of(question, typed, problems)) : view;
    }

    /** What stands in the fields of a question, as a person reads it. */
    public static List<String> standing(QuestionView question, Typed typed) {
        return SentAnswers.answer(question, typed)
                .map(answer -> question.question().readable(answer).lines().toList())
                .orElse(List.of());
    }

    static View of(Asked asked, Typed typed, Optional<Problem> problem, boolean heading, String caption) {
        View view = new View()
                .text("id", asked.id())
                .text("label", asked.label())
                .text("hint", asked.hint())
                .text("error", problem.map(Problem::sentence))
                .text("caption", caption)
                .flag("asHeading", heading)
                .flag("optional", !asked.required() && !asked.label().contains("(optional)"))
                .text("describedBy", describedBy(asked, problem.isPresent()));
        for (Widget kind : Widget.values()) {
            view.flag("is-" + kind.text(), kind == asked.widget());
        }
        return switch (asked.widget()) {
            case TEXT -> view.all(line(asked, typed));
            case TEXTAREA -> view.all(lines(asked, typed));
            case RADIOS, CHECKBOXES, SELECT ->
                view.views("choices", choices(asked, typed))
                        .text("autocomplete", asked.look().autocomplete());
            case DATE -> view.views("boxes", boxes(asked, typed, problem));
            case FILE ->
                view.text("accept", FileWords.accept(asked.shape())).text("rules", FileWords.rules(asked.shape()));
            case ITEMS, LIST -> view;
        };
    }

    /** The first problem of an answer or of anything inside it. */
    static Optional<Problem> problem(String pointer, List<Problem> problems) {
        return exactly(pointer, problems).or(() -> problems.stream()
                .filter(one -> one.pointer().startsWith(pointer + "/"))
                .findFirst());
    }

    private static Optional<Problem> exactly(String pointer, List<Problem> problems) {
        return problems.stream().filter(one -> one.pointer().equals(pointer)).findFirst();
    }

    /** The id of the element that a link in the error summary leads to. */
    public static String target(QuestionView question, Problem problem, Typed typed) {
        return switch (question.question().widget()) {
            case DATE -> box(FieldName.of(question.at()), typed);
            case ITEMS -> inItem(question, problem, typed);
            default -> FieldName.of(question.at());
        };
    }

    static String box(String id, Typed typed) {
        return FieldName.part(id, wrongBoxes(typed.date(id)).get(0));
    }

    /** The field in the item that the problem is about, or the first field of the first item. */
    private static String inItem(QuestionView question, Problem problem, Typed typed) {
        for (AnswerShape.Part part : question.question().shape().parts()) {
            if (problem.pointer().matches(Pattern.quote(question.at()) + "/[0-9]+/" + Pattern.quote(part.key()))) {
                String item = problem.pointer().substring(0, problem.pointer().lastIndexOf('/'));
                Asked asked = Asked.part(item, part);
                return asked.widget() == Widget.DATE ? box(asked.id(), typed) : asked.id();
            }
        }
        AnswerShape.Part first = question.question().shape().parts().get(0);
        Asked asked = Asked.part(question.at() + "/0", first);
        return asked.widget() == Widget.DATE ? FieldName.part(asked.id(), "day") : asked.id();
    }

    private static String describedBy(Asked asked, boolean wrong) {
        Stream<String> ids = Stream.of(
                asked.hint().map(hint -> asked.id() + "-hint").orElse(""),
                wrong ? asked.id() + "-error" : "",
                limit(asked).isPresent() || asked.widget() == Widget.FILE ? asked.id() + "-info" : "");
        return String.join(" ", ids.filter(one -> !one.isEmpty()).toList());
    }

    private static Optional<Integer> limit(Asked asked) {
        int most = asked.shape().maxLength();
        return asked.widget() == Widget.TEXTAREA && most >= WORTH_A_LIMIT ? Optional.of(most) : Optional.empty();
    }

    private static View line(Asked asked, Typed typed) {
        Optional<AnswerFormat> format = asked.shape().format();
        return new View()
                .text("value", typed.first(asked.id()))
                .text("type", format.map(FieldViews::type).orElse("text"))
                .flag(
                        "affixed",
                        format.filter(one -> one == AnswerFormat.MONEY || one == AnswerFormat.PERCENT)
                                .isPresent())
                .text("prefix", format.filter(AnswerFormat.MONEY::equals).map(money -> "£"))
                .text("suffix", format.filter(AnswerFormat.PERCENT::equals).map(percent -> "%"))
                .text(
                        "width",
                        asked.look()
                                .width()
                                .or(() -> format.flatMap(FieldViews::usualWidth))
                                .flatMap(FieldViews::width)
                                .map(String::valueOf))
                .text("autocomplete", asked.look().autocomplete())
                .text("inputmode", asked.look().inputmode().or(() -> format.flatMap(FieldViews::inputmode)));
    }

    private static String type(AnswerFormat format) {
        return switch (format) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    private static Optional<String> inputmode(AnswerFormat format) {
        return switch (format) {
            case NHS_NUMBER, NUMBER_TEXT -> Optional.of("numeric");
            case MONEY, PERCENT -> Optional.of("decimal");
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> usualWidth(AnswerFormat format) {
        return switch (format) {
            case MONEY, NATIONAL_INSURANCE_NUMBER -> Optional.of(10);
            case PERCENT -> Optional.of(5);
            default -> Optional.empty();
        };
    }

    /** The narrowest class that the characters fit into; none when even the widest is too narrow. */
    private static Optional<Integer> width(int characters) {
        return WIDTHS.stream().filter(width -> width >= characters).findFirst();
    }

    private static View lines(Asked asked, Typed typed) {
        return new View()
                .text("value", typed.first(asked.id()))
                .number("rows", asked.shape().maxLength() > 500 ? 8 : 5)
                .text("limit", limit(asked).map(FieldViews::grouped));
    }

    /** {@code 4,000}: a formatter for each field took a tenth of a page's time. */
    private static String grouped(int number) {
        String digits = String.valueOf(number);
        return number < 1000 ? digits : grouped(number / 1000) + "," + digits.substring(digits.length() - 3);
    }

    /** The first choice carries the field's own id, so that the error summary's link leads to it. */
    private static List<View> choices(Asked asked, Typed typed) {
        List<String> chosen = typed.all(asked.id());
        boolean list = asked.widget() == Widget.SELECT;
        List<View> views = new ArrayList<>();
        for (Choice choice : asked.shape().choices()) {
            views.add(new View()
                    .text("choiceId", views.isEmpty() && !list ? asked.id() : asked.id() + "-" + (views.size() + 1))
                    .text("choiceValue", choice.value())
                    .text("choiceTitle", choice.title())
                    .text("choiceHint", choice.hint())
                    .flag("chosen", chosen.contains(choice.value())));
        }
        return views;
    }

    private static List<View> boxes(Asked asked, Typed typed, Optional<Problem> problem) {
        List<String> wrong = problem.isEmpty() ? List.of() : wrongBoxes(typed.date(asked.id()));
        boolean birthday = asked.look().autocomplete().filter("bday"::equals).isPresent();
        List<View> boxes = new ArrayList<>();
        for (String part : FieldName.DATE_PARTS) {
            boxes.add(new View()
                    .text("part", part)
                    .text("partLabel", part.substring(0, 1).toUpperCase(Locale.UK) + part.substring(1))
                    .text("partWidth", part.equals("year") ? "4" : "2")
                    .text("partAutocomplete", birthday ? "bday-" + part : "")
                    .text("typed", typed.first(FieldName.part(asked.id(), part)))
                    .flag("wrong", wrong.contains(part)));
        }
        return boxes;
    }

    /** A real date that breaks a rule, like one in the future, is wrong as a whole. */
    private static List<String> wrongBoxes(TypedDate date) {
        return date.wrongBoxes().isEmpty() ? FieldName.DATE_PARTS : date.wrongBoxes();
    }
}
