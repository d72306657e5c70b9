package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages and questions in the words for one person. */
final class PageViews {

    private final JsonObject answers;
    private final JsonObject visible;

    private PageViews(JsonObject answers, JsonObject visible) {
        this.answers = answers;
        this.visible = visible;
    }

    /** A condition looks at earlier answers only, so all of the visible ones say the same as those so far. */
    static List<PageView> of(List<Walk.Shown> shown, JsonObject answers, JsonObject visible) {
        PageViews views = new PageViews(answers, visible);
        return shown.stream().map(views::page).toList();
    }

    private PageView page(Walk.Shown shown) {
        Page page = shown.page();
        Optional<Page.Variant> variant = page.variants().stream()
                .filter(other -> other.when().holds(visible))
                .findFirst();
        List<ContentBlock> content =
                variant.map(Page.Variant::content).filter(blocks -> !blocks.isEmpty()).orElse(page.content()).stream()
                        .filter(block -> block.when().holds(visible))
                        .toList();
        List<QuestionView> questions = new ArrayList<>(shown.questions().size());
        for (Question question : shown.questions()) {
            questions.add(new QuestionView(question, words(question), question.in(answers)));
        }
        String title = variant.flatMap(Page.Variant::title).orElse(page.title());
        // a page without a title of its own takes its only question's, variants included
        return new PageView(
                page, title.isEmpty() && !questions.isEmpty() ? questions.get(0).title() : title, content, questions);
    }

    private Question.Words words(Question question) {
        for (Question.Variant variant : question.variants()) {
            if (variant.when().holds(visible)) {
                return variant.over(question.words());
            }
        }
        return question.words();
    }
}
