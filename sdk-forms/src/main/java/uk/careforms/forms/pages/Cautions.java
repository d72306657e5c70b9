package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.form.Warning;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.templates.View;

/** Soft warnings as pages show them: on the page itself, on the one after it, and on check answers. They stop nobody. */
final class Cautions {

    private final CareForms forms;

    Cautions(CareForms forms) {
        this.forms = forms;
    }

    /** On a page: what its own answers and those of the page before it are worth a second look for. */
    View on(String base, Open open, Walk walk, PageView page, Optional<String> until) {
        Optional<PageView> before = walk.previous(page.id());
        List<View> views = forms
                .warnings(open.draft().formVersion(), open.draft().answers())
                .stream()
                .filter(warning -> isOf(page, warning)
                        || before.filter(earlier -> isOf(earlier, warning)).isPresent())
                .flatMap(warning ->
                        view(base, open, walk, warning, isOf(page, warning) ? until : Optional.empty()).stream())
                .toList();
        return new View().views("warnings", views);
    }

    /** On check answers: all of them. */
    View all(String base, Open open, Walk walk) {
        List<View> views = forms
                .warnings(open.draft().formVersion(), open.draft().answers())
                .stream()
                .flatMap(warning ->
                        view(base, open, walk, warning, page(walk, warning).map(PageView::id)).stream())
                .toList();
        return new View().views("warnings", views);
    }

    private static Optional<View> view(String base, Open open, Walk walk, Warning warning, Optional<String> until) {
        return page(walk, warning).map(page -> new View()
                .text("href", base + path(open.form().id(), page, warning, until))
                .text("about", about(page, warning))
                .text("sentence", warning.sentence()));
    }

    private static String path(String form, PageView page, Warning warning, Optional<String> until) {
        return ListRows.path(form, page, new Problem(warning.pointer(), warning.id(), ""), until)
                .orElseGet(() -> until.map(last -> Paths.change(form, page.id(), last))
                        .orElseGet(() -> Paths.page(form, page.id())));
    }

    private static String about(PageView page, Warning warning) {
        return page.questions().stream()
                .filter(question -> isAt(question, warning))
                .map(QuestionView::title)
                .findFirst()
                .orElse(page.title());
    }

    private static Optional<PageView> page(Walk walk, Warning warning) {
        return walk.pages().stream().filter(page -> isOf(page, warning)).findFirst();
    }

    private static boolean isOf(PageView page, Warning warning) {
        return page.questions().stream().anyMatch(question -> isAt(question, warning));
    }

    private static boolean isAt(QuestionView question, Warning warning) {
        return warning.pointer().equals(question.at()) || warning.pointer().startsWith(question.at() + "/");
    }
}
