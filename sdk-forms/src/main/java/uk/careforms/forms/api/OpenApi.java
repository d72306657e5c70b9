package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.json.StrictJson;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The description of the API, OpenAPI 3.1: a file beside this class, which a test holds against the routes. */
final class OpenApi {

    private final JsonObject document;

    OpenApi() {
        this.document = read();
    }

    Reply answer(Exchange exchange) {
        JsonObject served = Said.JSON
                .createObjectBuilder(document)
                .add(
                        "servers",
                        Said.JSON
                                .createArrayBuilder()
                                .add(Said.JSON.createObjectBuilder().add("url", exchange.base() + "/api")))
                .build();
        return Reply.json(200, served);
    }

    private static JsonObject read() {
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (file == null) {
                throw new CareFormsException(Fault.BUG, "openapi.json is missing beside " + OpenApi.class.getName());
            }
            return StrictJson.read(file).fold(good -> good.json(), bad -> {
                throw new CareFormsException(
                        Fault.BUG, "openapi.json: " + bad.problem().sentence());
            });
        } catch (IOException unreadable) {
            throw new CareFormsException(Fault.BUG, "openapi.json cannot be read", unreadable);
        }
    }
}
