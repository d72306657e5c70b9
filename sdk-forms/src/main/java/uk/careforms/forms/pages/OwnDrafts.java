package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Receipt;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.web.Exchange;

/** Which drafts a browser may see: one for each form, kept in its session and never in an address. */
final class OwnDrafts {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String FACT = "drafts";

    private final CareForms forms;

    OwnDrafts(CareForms forms) {
        this.forms = forms;
    }

    /** How this browser stands to a form. */
    Standing standing(Exchange exchange, String form) {
        JsonObject own = own(exchange, form);
        if (own.isEmpty()) {
            return new Standing.NotBegun();
        }
        if (own.getBoolean("sent", false)) {
            Optional<Receipt> receipt = forms.submissions().receipt(own.getString("id"));
            return receipt.<Standing>map(done -> new Standing.Finished(done, forms.form(done.formVersion())))
                    .orElseGet(Standing.Gone::new);
        }
        Optional<Draft> draft = forms.drafts().find(own.getString("id"));
        return draft.<Standing>map(found -> new Standing.Open(found, forms.form(found.formVersion())))
                .orElseGet(Standing.Gone::new);
    }

    /** The draft's token, also once it is sent. */
    Optional<String> id(Exchange exchange, String form) {
        JsonObject own = own(exchange, form);
        return own.isEmpty() ? Optional.empty() : Optional.of(own.getString("id"));
    }

    /** From now on this browser may see that draft. */
    void keep(Exchange exchange, Draft draft) {
        put(exchange, draft.formVersion().form(), draft.id(), false);
    }

    /** The browser's draft of this form has become a submission. */
    void markSent(Exchange exchange, String form) {
        id(exchange, form).ifPresent(id -> put(exchange, form, id, true));
    }

    private static JsonObject own(Exchange exchange, String form) {
        return exchange.visit().get(FACT).get(form) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static void put(Exchange exchange, String form, String id, boolean sent) {
        JsonObject own =
                JSON.createObjectBuilder().add("id", id).add("sent", sent).build();
        JsonObject all = JSON.createObjectBuilder(exchange.visit().get(FACT))
                .add(form, own)
                .build();
        exchange.visit().put(FACT, all);
    }
}
