package uk.careforms.engine.form;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Answers;

/**
 * The way through a form that one person's answers make: the one place that says what is visible.
 *
 * <p>Pages and questions are taken in order; a condition sees only answers that are visible themselves, so hiding one
 * question hides whatever hangs on it. A hidden answer stays in the draft and is left out of the submission. Immutable.
 */
public final class Walk {

    private final FormDefinition form;
    private final Answers answers;
    private final List<Shown> shown;
    private final Answers visible;
    private final List<String> dropped;

    /** Worked out when first asked for: checking only needs what is visible. Two threads may both do it, alike. */
    private volatile @Nullable List<PageView> pages;

    private Walk(FormDefinition form, Answers answers, List<Shown> shown, Answers visible, List<String> dropped) {
        this.form = form;
        this.answers = answers;
        this.shown = shown;
        this.visible = visible;
        this.dropped = List.copyOf(dropped);
    }

    /** A page that applies and those of its questions that do. */
    record Shown(Page page, List<Question> questions) {}

    static Walk through(FormDefinition form, Answers answers) {
        Gathering gathering = new Gathering();
        List<Shown> shown = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (Page page : form.pages()) {
            boolean applies = gathering.holds(page.when());
            List<Question> questions = new ArrayList<>(page.questions().size());
            for (Question question : page.questions()) {
                JsonValue answer = question.place().find(answers.json());
                if (applies && gathering.holds(question.when())) {
                    questions.add(question);
                    if (answer != null) {
                        gathering.add(question.place(), answer);
                    }
                } else if (answer != null) {
                    dropped.add(question.at());
                }
            }
            if (applies) {
                shown.add(new Shown(page, questions));
            }
        }
        return new Walk(
                form,
                answers,
                shown,
                gathering.isAllOf(answers.json()) ? answers : new Answers(gathering.json()),
                dropped);
    }

    /** The pages that apply, in order; check answers follows the last. */
    public List<PageView> pages() {
        List<PageView> views = pages;
        if (views == null) {
            views = PageViews.of(shown, answers.json(), visible.json());
            pages = views;
        }
        return views;
    }

    /** The page with this id; empty when it does not apply now. */
    public Optional<PageView> page(String id) {
        return pages().stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The page to go on to; empty when check answers is next. Works from a page that no longer applies, too. */
    public Optional<PageView> next(String pageId) {
        List<String> order = order();
        int here = order.indexOf(pageId);
        return pages().stream().filter(page -> order.indexOf(page.id()) > here).findFirst();
    }

    /** The page to go back to; empty on the first. */
    public Optional<PageView> previous(String pageId) {
        List<String> order = order();
        int here = order.contains(pageId) ? order.indexOf(pageId) : order.size();
        return pages().stream().filter(page -> order.indexOf(page.id()) < here).reduce((earlier, later) -> later);
    }

    /** The first page with a required question that is not answered; empty when there is none. */
    public Optional<PageView> firstUnanswered() {
        return pages().stream()
                .filter(page -> page.questions().stream().anyMatch(QuestionView::isMissing))
                .findFirst();
    }

    /** Every visible question, in order. */
    public List<QuestionView> questions() {
        return pages().stream().flatMap(page -> page.questions().stream()).toList();
    }

    /** The visible question whose answer is kept there. */
    public Optional<QuestionView> question(String pointer) {
        return questions().stream().filter(view -> view.at().equals(pointer)).findFirst();
    }

    /** Whether something holds for each visible question. */
    public boolean everyAsked(Predicate<Question> test) {
        for (Shown page : shown) {
            for (Question question : page.questions()) {
                if (!test.test(question)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The answers that are visible: what a submission holds. What no question asks for is left out as well. They are the very
     * answers that were walked with where nothing had to be left out.
     */
    public Answers visible() {
        return visible;
    }

    /** JSON Pointers of answers that were given and are hidden now, in the order of the form. */
    public List<String> dropped() {
        return dropped;
    }

    /** Rows for check answers: one for each visible question. */
    public List<CheckRow> rows() {
        List<CheckRow> rows = new ArrayList<>();
        for (PageView page : pages()) {
            for (QuestionView view : page.questions()) {
                Optional<String> text = view.answer().map(view.question()::readable);
                rows.add(new CheckRow(page.page().section(), page.id(), view.at(), view.title(), text));
            }
        }
        return rows;
    }

    /**
     * The visible answers as plain text for a case system or a letter: sections as headings, one question a line, several
     * lines of one answer indented.
     */
    public String summary() {
        return Summary.text(form.title(), rows());
    }

    private List<String> order() {
        return form.pages().stream().map(Page::id).toList();
    }
}
