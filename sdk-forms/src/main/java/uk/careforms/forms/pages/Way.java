package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.Walk;

/**
 * Where a person goes next.
 *
 * @param page the page's id; empty for check answers
 * @param until the page after which they return to check answers; empty on the first way through
 */
record Way(Optional<String> page, Optional<String> until) {

    /**
     * From a page that was just answered.
     *
     * @param before the walk before its answers
     * @param after the walk with them
     * @param until as the page had it
     */
    static Way onward(FormDefinition form, String page, Walk before, Walk after, Optional<String> until) {
        Optional<String> next = after.next(page).map(PageView::id);
        if (until.isEmpty() || next.isEmpty()) {
            return new Way(next, Optional.empty());
        }
        List<String> order = order(form);
        String last = after.pages().stream()
                .map(PageView::id)
                .filter(id -> before.page(id).isEmpty())
                .reduce(until.get(), (one, other) -> order.indexOf(one) > order.indexOf(other) ? one : other);
        boolean reached = order.indexOf(next.get()) > order.indexOf(last);
        return reached ? new Way(Optional.empty(), Optional.empty()) : new Way(next, Optional.of(last));
    }

    /** Back into a form: the page the person was on, or an earlier one where something has to be put right. */
    static Way back(FormDefinition form, Draft draft, List<Problem> problems) {
        Walk walk = form.walk(draft.answers());
        List<String> order = order(form);
        Optional<String> wrong = walk.pages().stream()
                .filter(page -> !page.problems(problems).isEmpty())
                .map(PageView::id)
                .findFirst();
        Optional<String> reached = walk.page(draft.page()).map(PageView::id);
        if (wrong.isEmpty()) {
            return new Way(reached, Optional.empty());
        }
        boolean earlier = reached.isPresent() && order.indexOf(reached.get()) < order.indexOf(wrong.get());
        return new Way(earlier ? reached : wrong, Optional.empty());
    }

    /** The address. */
    String path(String form) {
        return page.map(id -> until.map(last -> Paths.change(form, id, last)).orElseGet(() -> Paths.page(form, id)))
                .orElseGet(() -> Paths.check(form));
    }

    private static List<String> order(FormDefinition form) {
        return form.pages().stream().map(page -> page.id()).toList();
    }
}
