package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** What one scenario found: tables, bars beside their goals, and notes. Not thread-safe. */
final class Report {

    private final String name;
    private final String about;
    private final JsonArrayBuilder tables = Json.createArrayBuilder();
    private final JsonArrayBuilder bars = Json.createArrayBuilder();
    private final JsonArrayBuilder notes = Json.createArrayBuilder();

    Report(String name, String about) {
        this.name = name;
        this.about = about;
    }

    String name() {
        return name;
    }

    Report table(String title, List<String> columns, List<List<String>> rows) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        rows.forEach(row -> lines.add(Json.createArrayBuilder(row)));
        tables.add(Json.createObjectBuilder()
                .add("title", title)
                .add("columns", Json.createArrayBuilder(columns))
                .add("rows", lines));
        return this;
    }

    /** A figure that has to reach its goal. */
    Report atLeast(String bar, double goal, double measured, String unit) {
        return bar(bar, "≥ " + said(goal) + unit, measured >= goal, measured, unit);
    }

    /** A figure that must not pass its goal. */
    Report atMost(String bar, double goal, double measured, String unit) {
        return bar(bar, "≤ " + said(goal) + unit, measured <= goal, measured, unit);
    }

    private Report bar(String bar, String goal, boolean met, double measured, String unit) {
        bars.add(Json.createObjectBuilder()
                .add("bar", bar)
                .add("goal", goal)
                .add("measured", said(measured) + unit)
                .add("value", measured)
                .add("met", met));
        System.out.println(
                (met ? "  met     " : "  MISSED  ") + bar + ": " + said(measured) + unit + " (goal " + goal + ")");
        return this;
    }

    Report note(String sentence) {
        notes.add(sentence);
        return this;
    }

    JsonObject json() {
        JsonObjectBuilder all = Json.createObjectBuilder();
        return all.add("scenario", name)
                .add("about", about)
                .add("bars", bars)
                .add("tables", tables)
                .add("notes", notes)
                .build();
    }

    /** A figure as people read it: more digits the smaller it is. */
    static String said(double figure) {
        double size = Math.abs(figure);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, figure);
    }
}
