package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;

/**
 * A page that applies, as it is put to one person.
 *
 * @param title after variants
 * @param content the blocks whose condition holds, those that wait for a decision's outcome included
 * @param questions the visible ones
 */
public record PageView(Page page, String title, List<ContentBlock> content, List<QuestionView> questions) {

    public PageView {
        content = List.copyOf(content);
        questions = List.copyOf(questions);
    }

    /** The page's id. */
    public String id() {
        return page.id();
    }

    /** The decision to run before the content is shown, if any. */
    public Optional<String> decision() {
        return page.decision();
    }

    /** The blocks to show once the page's decision came to this; give an empty object where there is none. */
    public List<ContentBlock> content(JsonObject decided) {
        return content.stream().filter(block -> block.wantedBy(decided)).toList();
    }

    /** Those of a form's problems that can be put right on this page, in their order. */
    public List<Problem> problems(List<Problem> all) {
        return all.stream().filter(problem -> isAsked(problem.pointer())).toList();
    }

    private boolean isAsked(String pointer) {
        return questions.stream()
                .anyMatch(question -> pointer.equals(question.at()) || pointer.startsWith(question.at() + "/"));
    }
}
