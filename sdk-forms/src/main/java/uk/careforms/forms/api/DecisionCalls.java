package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import uk.careforms.api.model.Decision;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The decision tables that the workflow uses, on facts given by the caller. Stores nothing. */
final class DecisionCalls {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CareForms forms;

    DecisionCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply decide(Exchange exchange, JsonObject body) {
        Optional<LocalDate> asOf = body.containsKey("asOf")
                ? Said.text(body, "asOf").flatMap(DecisionCalls::day)
                : Optional.of(LocalDate.ofInstant(forms.clock().instant(), LONDON));
        if (asOf.isEmpty()) {
            return ProblemReply.member("/asOf", "date.not-real", "Give a day like \"2025-11-21\"");
        }
        if (!(body.get("facts") instanceof JsonObject facts)) {
            return ProblemReply.member(
                    "/facts", "required", "Give the facts as an object, by the names of the table's inputs");
        }
        Optional<Decision> decision = Said.text(body, "form")
                .map(form -> decide(form, exchange.value("name"), asOf.get(), facts))
                .orElseGet(() -> forms.forms().stream()
                        .map(FormDefinition::id)
                        .flatMap(form -> decide(form, exchange.value("name"), asOf.get(), facts).stream())
                        .findFirst());
        return decision.map(made -> Reply.json(200, said(made)))
                .orElseGet(() -> ProblemReply.of(404, "No form has a decision of this name in force on that day"));
    }

    private Optional<Decision> decide(String form, String name, LocalDate asOf, JsonObject facts) {
        return forms.form(form).isEmpty() ? Optional.empty() : forms.decide(form, name, asOf, facts);
    }

    private static JsonObject said(Decision decision) {
        return Said.JSON
                .createObjectBuilder()
                .add("outcome", decision.outcome())
                .add("rows", Said.list(decision.rows(), CaseJson::row))
                .add("ruleVersion", decision.ruleVersion())
                .build();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
