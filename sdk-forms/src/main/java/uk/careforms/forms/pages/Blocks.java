package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.ContentBlock;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.PageView;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.templates.View;

/** The texts above a page's questions, those that wait for a decision included. */
final class Blocks {

    private final CareForms forms;

    Blocks(CareForms forms) {
        this.forms = forms;
    }

    List<View> of(PageView page, Draft draft) {
        Optional<JsonObject> decided =
                page.decision().flatMap(name -> forms.decide(draft, name)).map(decision -> decision.outcome());
        return page.content(decided.orElse(JsonObject.EMPTY_JSON_OBJECT)).stream()
                .map(this::block)
                .toList();
    }

    private View block(ContentBlock block) {
        View view = new View()
                .text("text", block.text())
                .text("blockLabel", block.label())
                .texts("texts", block.texts())
                .text("phoneHref", Layout.dialled(block.text()));
        for (ContentBlock.Kind kind : ContentBlock.Kind.values()) {
            view.flag("is-" + kind.text(), kind == block.kind());
        }
        return block.kind() == ContentBlock.Kind.DIRECTORY ? view.views("places", places()) : view;
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
