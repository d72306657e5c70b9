package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Answers;

/**
 * The way through a form that one person's answers make: the one place that says what is visible.
 *
 * <p>Pages and questions are taken in order; a condition sees only answers that are visible themselves, so hiding one
 * question hides whatever hangs on it. A hidden answer stays in the draft and is left out of the submission. Immutable.
 */
public final class Walk {

    private final FormDefinition form;
    private final List<PageView> pages;
    private final Answers visible;
    private final List<String> dropped;

    private Walk(FormDefinition form, List<PageView> pages, Answers visible, List<String> dropped) {
        this.form = form;
        this.pages = List.copyOf(pages);
        this.visible = visible;
        this.dropped = List.copyOf(dropped);
    }

    static Walk through(FormDefinition form, Answers answers) {
        Map<String, Object> seen = new LinkedHashMap<>();
        List<PageView> pages = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (Page page : form.pages()) {
            if (page.when().holdsOn(seen)) {
                pages.add(view(page, answers.json(), seen, dropped));
            } else {
                page.questions().stream()
                        .filter(question -> question.in(answers.json()).isPresent())
                        .forEach(question -> dropped.add(question.at()));
            }
        }
        return new Walk(form, pages, new Answers(VisibleAnswers.json(seen)), dropped);
    }

    private static PageView view(Page page, JsonObject answers, Map<String, Object> seen, List<String> dropped) {
        Optional<Page.Variant> variant = page.variants().stream()
                .filter(other -> other.when().holdsOn(seen))
                .findFirst();
        List<ContentBlock> content =
                variant.map(Page.Variant::content).filter(blocks -> !blocks.isEmpty()).orElse(page.content()).stream()
                        .filter(block -> block.when().holdsOn(seen))
                        .toList();
        String title = variant.flatMap(Page.Variant::title).orElse(page.title());
        List<QuestionView> questions = new ArrayList<>();
        for (Question question : page.questions()) {
            Optional<JsonValue> answer = question.in(answers);
            if (question.when().holdsOn(seen)) {
                questions.add(new QuestionView(question, words(question, seen), answer));
                answer.ifPresent(value -> VisibleAnswers.put(seen, question.place(), value));
            } else if (answer.isPresent()) {
                dropped.add(question.at());
            }
        }
        return new PageView(page, heading(page, variant, title, questions), content, questions);
    }

    /** A page without a title of its own takes its only question's, variants included. */
    private static String heading(
            Page page, Optional<Page.Variant> variant, String title, List<QuestionView> questions) {
        boolean own = variant.flatMap(Page.Variant::title).isPresent()
                || !page.title().isEmpty();
        return own || questions.isEmpty() ? title : questions.get(0).title();
    }

    private static Question.Words words(Question question, Map<String, Object> seen) {
        return question.variants().stream()
                .filter(variant -> variant.when().holdsOn(seen))
                .findFirst()
                .map(variant -> variant.over(question.words()))
                .orElse(question.words());
    }

    /** The pages that apply, in order; check answers follows the last. */
    public List<PageView> pages() {
        return pages;
    }

    /** The page with this id; empty when it does not apply now. */
    public Optional<PageView> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The page to go on to; empty when check answers is next. Works from a page that no longer applies, too. */
    public Optional<PageView> next(String pageId) {
        List<String> order = order();
        int here = order.indexOf(pageId);
        return pages.stream().filter(page -> order.indexOf(page.id()) > here).findFirst();
    }

    /** The page to go back to; empty on the first. */
    public Optional<PageView> previous(String pageId) {
        List<String> order = order();
        int here = order.contains(pageId) ? order.indexOf(pageId) : order.size();
        return pages.stream().filter(page -> order.indexOf(page.id()) < here).reduce((earlier, later) -> later);
    }

    /** The first page with a required question that is not answered; empty when there is none. */
    public Optional<PageView> firstUnanswered() {
        return pages.stream()
                .filter(page -> page.questions().stream().anyMatch(QuestionView::isMissing))
                .findFirst();
    }

    /** Every visible question, in order. */
    public List<QuestionView> questions() {
        return pages.stream().flatMap(page -> page.questions().stream()).toList();
    }

    /** The visible question whose answer is kept there. */
    public Optional<QuestionView> question(String pointer) {
        return questions().stream().filter(view -> view.at().equals(pointer)).findFirst();
    }

    /** The answers that are visible: what a submission holds. What no question asks for is left out as well. */
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
        for (PageView page : pages) {
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
