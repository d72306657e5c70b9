package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.ContentBlock;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.Walk;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.templates.View;

/** The texts above a page's questions, those that wait for a decision included. */
final class Blocks {

    private final CareForms forms;

    Blocks(CareForms forms) {
        this.forms = forms;
    }

    List<View> of(String base, Open open, PageView page) {
        Draft draft = open.draft();
        Optional<JsonObject> decided =
                page.decision().flatMap(name -> forms.decide(draft, name)).map(decision -> decision.outcome());
        return page.content(decided.orElse(JsonObject.EMPTY_JSON_OBJECT)).stream()
                .map(block -> block(base, open, block))
                .toList();
    }

    private View block(String base, Open open, ContentBlock block) {
        View view = new View()
                .text("text", block.text())
                .text("blockLabel", block.label())
                .texts("texts", block.texts())
                .text("phoneHref", Layout.dialled(block.text()));
        for (ContentBlock.Kind kind : ContentBlock.Kind.values()) {
            view.flag("is-" + kind.text(), kind == block.kind());
        }
        return switch (block.kind()) {
            case DIRECTORY -> view.views("places", places());
            case CALCULATION -> view.view("estimate", estimate(base, open, block));
            case FORM -> view.text("formHref", forms.form(block.text()).map(form -> base + Paths.start(form.id())));
            default -> view;
        };
    }

    private Optional<View> estimate(String base, Open open, ContentBlock block) {
        String name = block.text();
        Walk walk = open.form().walk(open.draft().answers());
        Estimate estimate = new Estimate(
                block.label().equals(ContentBlock.OF_THE_PERSON) ? EstimateWords.THE_PERSON : EstimateWords.YOU,
                forms.answersBehind(open.draft(), name),
                pointer -> address(open, walk, pointer).map(path -> base + path));
        return forms.calculate(open.draft(), name).map(estimate::view);
    }

    /** The page where an answer, or a part of a list's item, can be changed. */
    private static Optional<String> address(Open open, Walk walk, String pointer) {
        String form = open.form().id();
        Problem there = new Problem(pointer, "", "");
        return walk.pages().stream()
                .filter(page -> !page.problems(List.of(there)).isEmpty())
                .findFirst()
                .map(page -> ListRows.path(form, page, there, Optional.empty())
                        .orElseGet(() -> Paths.page(form, page.id())));
    }

    private List<View> places() {
        return forms.council().directory().stream().map(Blocks::place).toList();
    }

    private static View place(Council.Place place) {
        return new View()
                .text("placeName", place.name())
                .text("placeAbout", place.about())
                .text("placePhone", place.phone())
                .text("placePhoneHref", place.phone().map(Layout::dialled))
                .text("placeWebsite", place.website().filter(Layout::isWeb));
    }
}
