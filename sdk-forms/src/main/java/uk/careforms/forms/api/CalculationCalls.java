package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The calculations that are installed, on facts given by the caller. Stores nothing. */
final class CalculationCalls {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Where the faults of a policy are, before their own pointer. */
    private static final String PLACE = "/policy";

    private final CareForms forms;

    CalculationCalls(CareForms forms) {
        this.forms = forms;
    }

    /** What facts and policies look like. */
    Reply describe(Exchange exchange) {
        return known(
                exchange,
                calculation -> Reply.json(
                        200,
                        Said.JSON
                                .createObjectBuilder()
                                .add("name", calculation.name())
                                .add("factsSchema", calculation.factsSchema())
                                .add("policySchema", calculation.policySchema())
                                .build()));
    }

    Reply calculate(Exchange exchange, JsonObject body) {
        return known(exchange, calculation -> calculate(calculation, body));
    }

    private Reply calculate(Calculation calculation, JsonObject body) {
        Optional<LocalDate> asOf = body.containsKey("asOf")
                ? Said.text(body, "asOf").flatMap(CalculationCalls::day)
                : Optional.of(LocalDate.ofInstant(forms.clock().instant(), LONDON));
        if (asOf.isEmpty()) {
            return ProblemReply.member(
                    "/asOf", "date.not-real", "Give a day that is in the calendar, like \"2025-11-21\"");
        }
        if (!(body.get("facts") instanceof JsonObject facts)) {
            return ProblemReply.member("/facts", "required", "Give the facts as an object; GET shows their schema");
        }
        JsonObject policy = forms.calculations().policy(calculation.name());
        if (body.containsKey("policy")) {
            if (!(body.get("policy") instanceof JsonObject given)) {
                return ProblemReply.member(PLACE, "object.needed", "Give the policy as an object, or leave it out");
            }
            List<SetupProblem> faults = calculation.checkPolicy(PLACE, given);
            if (!faults.isEmpty()) {
                return ProblemReply.of(
                        422,
                        "The policy cannot be used",
                        faults.stream().map(CalculationCalls::fault).toList());
            }
            policy = given;
        }
        return calculation
                .calculate(asOf.get(), facts, policy)
                .fold(
                        result -> Reply.json(200, result.json()),
                        wrong -> ProblemReply.of(
                                422,
                                "The facts have something to put right",
                                wrong.problems().stream()
                                        .map(CalculationCalls::inBody)
                                        .toList()));
    }

    private Reply known(Exchange exchange, Function<Calculation, Reply> answer) {
        return forms.calculations().installed().stream()
                .filter(calculation -> calculation.name().equals(exchange.value("name")))
                .findFirst()
                .map(answer)
                .orElseGet(() -> ProblemReply.of(404, "No calculation of this name is installed"));
    }

    /** Pointers of a calculation are into its facts; a caller's are into the body. */
    private static Problem inBody(Problem problem) {
        String pointer = problem.pointer().equals("/asOf") ? "/asOf" : "/facts" + problem.pointer();
        return new Problem(pointer, problem.code(), problem.sentence());
    }

    private static Problem fault(SetupProblem problem) {
        return new Problem(problem.where().replace(" ", ""), "policy.fault", problem.sentence());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
