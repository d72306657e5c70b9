package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.OverrideRecord;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Calls about what calculations came to for a case. */
final class AssessmentCalls {

    private final CareForms forms;

    AssessmentCalls(CareForms forms) {
        this.forms = forms;
    }

    /** Everything that was calculated and corrected; that the caller has looked is audited. */
    Reply list(Exchange exchange) {
        return found(
                exchange,
                reference -> Reply.json(
                        200,
                        Said.JSON
                                .createObjectBuilder()
                                .add(
                                        "calculations",
                                        Said.list(forms.assessments().history(reference), AssessmentCalls::assessment))
                                .add(
                                        "overrides",
                                        Said.list(forms.assessments().overrides(reference), AssessmentCalls::override))
                                .add(
                                        "open",
                                        ProblemReply.list(forms.assessments().openQuestions(reference)))
                                .build()));
    }

    /** Corrects one fact and calculates again; {@code null} as the fact lets the answer hold again. */
    Reply correct(Exchange exchange, JsonObject body) {
        Optional<String> pointer = Said.text(body, "pointer");
        Optional<String> reason = Said.text(body, "reason").filter(text -> !text.isBlank());
        if (pointer.isEmpty()) {
            return ProblemReply.member("/pointer", "required", "Say which fact, with a JSON Pointer into the facts");
        }
        if (reason.isEmpty()) {
            return ProblemReply.member("/reason", "required", "Say why the fact is corrected");
        }
        if (!body.containsKey("fact")) {
            return ProblemReply.member(
                    "/fact", "required", "Say what holds instead, or null to let the answer hold again");
        }
        return found(exchange, reference -> {
            String name = Said.text(body, "calculation")
                    .or(() -> forms.assessments().names(reference).stream().findFirst())
                    .orElse("");
            Optional<JsonValue> fact = Optional.of(body.get("fact")).filter(given -> given != JsonValue.NULL);
            return forms.assessments()
                    .override(reference, name, pointer.get(), fact, reason.get(), exchange.actor())
                    .fold(
                            made -> Reply.json(
                                    201, assessment(made.assessment()).build()),
                            refused -> ProblemReply.of(422, "The fact cannot be corrected so", refused.problems()));
        });
    }

    private Reply found(Exchange exchange, Function<Reference, Reply> then) {
        return Reference.parse(exchange.value("reference"))
                .filter(reference ->
                        forms.cases().find(reference, exchange.actor()).isPresent())
                .map(then)
                .orElseGet(() -> ProblemReply.of(404, "There is no submission with this reference"));
    }

    private static JsonObjectBuilder assessment(AssessmentRecord record) {
        return Said.JSON
                .createObjectBuilder()
                .add("number", record.number())
                .add("calculation", record.calculation())
                .add("kind", record.kind().name().toLowerCase(Locale.ROOT))
                .add("asOf", record.asOf().toString())
                .add("status", record.status())
                .add("contribution", Said.orNull(record.pence().map(pence -> BigDecimal.valueOf(pence, 2)
                        .toPlainString())))
                .add("rates", record.rates())
                .add("policy", record.policy())
                .add("inForce", record.inForce())
                .add("madeAt", Said.at(record.madeAt()))
                .add("madeBy", record.madeBy())
                .add("reason", record.reason())
                .add("facts", record.facts())
                .add("result", record.result());
    }

    private static JsonObjectBuilder override(OverrideRecord override) {
        return Said.JSON
                .createObjectBuilder()
                .add("calculation", override.calculation())
                .add("pointer", override.pointer())
                .add("fact", override.fact().orElse(JsonValue.NULL))
                .add("reason", override.reason())
                .add("actor", override.actor())
                .add("at", Said.at(override.at()));
    }
}
