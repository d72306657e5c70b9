package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.charging.Rates.Figure;
import uk.careforms.charging.Rates.Year;

/** Refuses a council's policy that cannot be read or that is below what the law guarantees, with the rule by name. */
final class PolicyCheck {

    private static final String LAW = "SI 2014/2672 ";

    /** Settings that some policies have and none may: what each would break. */
    private static final Map<String, String> NOT_FOR_COUNCILS = Map.ofEntries(
            Map.entry("countEarnings", "Earnings are never counted (" + LAW + "reg. 14)"),
            Map.entry("countMobility", "Mobility payments are never counted (" + LAW + "Sch. 1)"),
            Map.entry("poolCouples", "Each adult is assessed alone (Care Act 2014 s.17)"),
            Map.entry("lowerCapitalLimit", "The lower capital limit is national (" + LAW + "reg. 25)"),
            Map.entry("tariffSlice", "Tariff income is national (" + LAW + "reg. 25)"),
            Map.entry("permanentCapitalLimit", "The limit in permanent care is national (" + LAW + "reg. 12)"),
            Map.entry("propertyDisregardWeeks", "The 12 weeks are national (" + LAW + "Sch. 2 para 2)"),
            Map.entry("ignoreOccupants", "Homes of relatives are ignored by law (" + LAW + "Sch. 2 para 4)"),
            Map.entry("chargeableServices", "Which services are free is national (SI 2014/2672 reg. 3)"));

    private final Shape shape;
    private final Rates rates;

    PolicyCheck(Shape shape, Rates rates) {
        this.shape = shape;
        this.rates = rates;
    }

    List<SetupProblem> check(String place, JsonObject policy) {
        List<Problem> problems = new ArrayList<>();
        shape.check(policy, "", problems);
        List<SetupProblem> faults = new ArrayList<>(problems.stream()
                .map(problem -> new SetupProblem(place + " " + problem.pointer(), sentence(problem)))
                .toList());
        if (problems.isEmpty()) {
            Facts all = new Facts(shape.tidy(policy).asJsonObject(), "");
            Stream.concat(Stream.of(all), all.each("versions").stream())
                    .forEach(version -> floors(place, version, faults));
        }
        return List.copyOf(faults);
    }

    private static String sentence(Problem problem) {
        String name = problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1);
        String rule = NOT_FOR_COUNCILS.get(name);
        if (rule != null) {
            return rule + "; a policy cannot change it, leave it out";
        }
        if (problem.code().equals("amount.negative")) {
            return problem.sentence()
                    + (problem.pointer().contains("migUplift")
                            ? "; the national minimum income guarantee is a floor (" + LAW + "reg. 7)"
                            : "");
        }
        return problem.sentence();
    }

    private void floors(String place, Facts version, List<SetupProblem> faults) {
        LocalDate from = version.day("validFrom");
        LocalDate to = version.day("validTo");
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(new SetupProblem(place + " " + version.at("validTo"), "is before validFrom"));
            return;
        }
        List<Year> years = rates.years().stream()
                .filter(year -> (from == null || !year.to().isBefore(from))
                        && (to == null || !year.from().isAfter(to)))
                .toList();
        floor(place, version, "personalExpensesAllowance", "personal-expenses-allowance", "reg. 6", years, faults);
        floor(place, version, "capitalLimit", "capital-upper", "reg. 12", years, faults);
        Facts uplift = version.part("migUplift");
        Facts table = uplift.part("table");
        table.json().keySet().forEach(part -> floor(place, table, part, part, "reg. 7", years, faults));
        String kind = uplift.word("kind").orElse("none");
        Map<String, String> needs = Map.of("pounds", "amount", "percent", "percent", "table", "table");
        String needed = needs.get(kind);
        if (needed != null && !uplift.has(needed)) {
            faults.add(new SetupProblem(
                    place + " " + uplift.at(needed), "is missing; an uplift of kind '" + kind + "' needs it"));
        }
    }

    private static void floor(
            String place,
            Facts settings,
            String member,
            String key,
            String rule,
            List<Year> years,
            List<SetupProblem> faults) {
        @Nullable BigDecimal own = settings.amount(member);
        if (own == null) {
            return;
        }
        for (Year year : years) {
            Figure national = year.figure(key);
            if (own.compareTo(national.amount()) < 0) {
                faults.add(new SetupProblem(
                        place + " " + settings.at(member),
                        "is below the national figure of " + year.id() + ", " + national.amount() + " ("
                                + national.label() + ", " + LAW + rule
                                + "); raise it, or let this version end before " + year.from()));
                return;
            }
        }
    }
}
