package uk.careforms.examples.benchmarks;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/** The page of results as Markdown, made from what scenarios wrote down. */
final class ResultsPage {

    private static final String HEAD =
            """
            # Benchmarks

            Made by `examples/benchmarks/run` from `examples/benchmarks/results`; not written by hand. How it is measured and why
            so: [ADR 0013](adr/0013-an-interleaved-runner-for-benchmarks.md).

            Candidates take turns in one JVM, round by round, each with a database of its own on one embedded PostgreSQL with fsync and
            synchronous_commit on. Figures are medians over the rounds; ratios are medians of the ratios within each round, so that
            they hold when the machine does something else. CPU and bytes are those of the thread that does the work; statements are
            JDBC statements of one operation. **Ratios travel to other machines, absolute figures do not.**

            """;

    private ResultsPage() {}

    static String of(List<JsonObject> reports) {
        StringBuilder page = new StringBuilder(HEAD);
        if (reports.isEmpty()) {
            return page.append("Nothing has been measured yet.\n").toString();
        }
        page.append(machine(reports)).append('\n').append(bars(reports));
        for (JsonObject report : reports) {
            page.append("\n## ")
                    .append(report.getString("scenario"))
                    .append("\n\n")
                    .append(report.getString("about"));
            page.append(" (")
                    .append(report.getString("effort"))
                    .append(" run, ")
                    .append(report.getInt("rounds"));
            page.append(" rounds, ").append(report.getString("date")).append(")\n");
            report.getJsonArray("tables").getValuesAs(JsonObject.class).forEach(table -> table(page, table));
            report.getJsonArray("notes").getValuesAs(JsonString.class).forEach(note -> page.append("\n- ")
                    .append(note.getString()));
            page.append(report.getJsonArray("notes").isEmpty() ? "" : "\n");
        }
        return page.append('\n').append(MissedBars.TEXT).toString();
    }

    /** One line for each machine, because results can be brought together from several. */
    private static String machine(List<JsonObject> reports) {
        return reports.stream()
                .map(report -> report.getJsonObject("machine"))
                .map(machine -> machine.getInt("cores") + " cores of " + machine.getString("cpu") + ", "
                        + machine.getInt("memoryGb") + " GB, " + machine.getString("os") + ", "
                        + machine.getString("java")
                        + " with `" + machine.getString("jvmOptions") + "`")
                .distinct()
                .map(line -> "- Machine: " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String bars(List<JsonObject> reports) {
        StringBuilder text = new StringBuilder("## Bars\n\n| Bar | Goal | Measured | |\n|---|---|---|---|\n");
        for (JsonObject report : reports) {
            for (JsonObject bar : report.getJsonArray("bars").getValuesAs(JsonObject.class)) {
                text.append("| ").append(bar.getString("bar")).append(" | ").append(bar.getString("goal"));
                text.append(" | ").append(bar.getString("measured"));
                text.append(bar.getBoolean("met") ? " | met |\n" : " | **missed** |\n");
            }
        }
        return text.toString();
    }

    private static void table(StringBuilder page, JsonObject table) {
        JsonArray columns = table.getJsonArray("columns");
        page.append("\n### ").append(table.getString("title")).append("\n\n").append(line(columns));
        page.append("|---".repeat(columns.size())).append("|\n");
        table.getJsonArray("rows").getValuesAs(JsonArray.class).forEach(row -> page.append(line(row)));
    }

    private static String line(JsonArray cells) {
        return cells.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
