package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import uk.careforms.api.model.Receipt;
import uk.careforms.engine.CaseLink;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;

/**
 * The person's way in to the case of what they have just sent, made once for each browser that sent it.
 *
 * @param link the whole address
 */
record WayIn(String link, String code) {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String FACT = "wayIn";
    private static final String PERSON = "person";

    /** Empty where the form asks for nothing more, or there are too many ways in already. */
    static Optional<WayIn> of(Desk desk, Exchange exchange, Receipt receipt, FormDefinition form) {
        JsonObject known = exchange.visit().get(FACT);
        if (known.getString("reference", "").equals(receipt.reference().text())) {
            return Optional.of(new WayIn(known.getString("link"), known.getString("code")));
        }
        if (!desk.forms().caseLinks().isOffered(form.formVersion())) {
            return Optional.empty();
        }
        Optional<CaseLink> made = desk.forms().caseLinks().make(receipt.reference(), PERSON);
        made.ifPresent(link -> exchange.visit()
                .put(
                        FACT,
                        JSON.createObjectBuilder()
                                .add("reference", receipt.reference().text())
                                .add("link", link.link())
                                .add("code", link.code())
                                .build()));
        return made.map(link -> new WayIn(link.link(), link.code()));
    }

    View view() {
        return new View().text("caseLink", link).text("caseCode", code);
    }

    /** Shows neither. */
    @Override
    public String toString() {
        return "WayIn[]";
    }
}
