package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import uk.careforms.api.spi.Calculation;
import uk.careforms.charging.Charging;

/** One charging calculation with 60 lines of income, capital and expenses, from facts to the working. */
final class Charge implements Scenario {

    private static final int LINES_OF_EACH = 20;
    private static final LocalDate DAY = LocalDate.of(2025, 6, 2);

    @Override
    public String name() {
        return "charging";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        Report report = new Report(
                name(),
                "One charging calculation with " + 3 * LINES_OF_EACH
                        + " lines: checking the facts, each line with its rule, the result with its working. Warm, one thread.");
        List<Calculate> settings = List.of(new Calculate("non-residential"), new Calculate("permanent"));
        if (!effort.isSmoke()) {
            new Rounds(1, 2, effort.of(8_000)).run(settings);
        }
        Comparison compared = new Rounds(1, effort.rounds(), effort.of(2_000)).run(settings);
        report.table(
                "one thread",
                List.of("setting", "a second", "CPU µs", "KB"),
                settings.stream()
                        .map(setting -> row(setting, compared.of(setting.name())))
                        .toList());
        report.atMost(
                "one calculation with 60 lines, warm",
                1_000,
                compared.of("non-residential").cpuMicros(),
                " µs CPU");
        return report;
    }

    private static List<String> row(Calculate setting, Figures figures) {
        return List.of(
                setting.name(),
                Report.said(figures.perSecond()),
                Report.said(figures.cpuMicros()),
                Report.said(figures.kilobytes()));
    }

    private static final class Calculate implements Candidate {

        private final Calculation charging = Charging.create();
        private final String setting;
        private final JsonObject facts;

        Calculate(String setting) {
            this.setting = setting;
            this.facts = facts(setting);
        }

        @Override
        public String name() {
            return setting;
        }

        @Override
        public void once() {
            String status = charging.calculate(DAY, facts, JsonValue.EMPTY_JSON_OBJECT)
                    .fold(result -> result.json().getString("status"), wrong -> wrong.problems()
                            .toString());
            if (!status.equals("contribution")) {
                throw new IllegalStateException("The calculation came to '" + status + "'");
            }
        }

        private static JsonObject facts(String setting) {
            JsonArrayBuilder income = Json.createArrayBuilder();
            JsonArrayBuilder capital = Json.createArrayBuilder();
            JsonArrayBuilder expenses = Json.createArrayBuilder();
            for (int i = 0; i < LINES_OF_EACH; i++) {
                income.add(item("occupational-pension", i, "86.67").add("period", "month"));
                capital.add(item("savings", i, "1012.34").add("joint", i % 5 == 0));
                expenses.add(item("laundry", i, "4.33").add("period", "four-weeks"));
            }
            income.add(item("attendance-allowance", LINES_OF_EACH, "110.40"));
            return Json.createObjectBuilder()
                    .add(
                            "person",
                            Json.createObjectBuilder()
                                    .add("dateOfBirth", "1955-05-01")
                                    .add("household", "single"))
                    .add(
                            "periods",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("setting", setting)
                                            .add("cost", "1200")))
                    .add("income", income)
                    .add("capital", capital)
                    .add("dre", expenses)
                    .build();
        }

        private static JsonObjectBuilder item(String kind, int row, String amount) {
            return Json.createObjectBuilder()
                    .add("row", "row" + row)
                    .add("kind", kind)
                    .add("amount", amount);
        }
    }
}
