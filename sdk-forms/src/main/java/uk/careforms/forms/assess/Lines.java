package uk.careforms.forms.assess;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.json.JsonPlace;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;

/** The lines of a working, each with the answer and the papers it stands on. */
record Lines(
        FormDefinition form,
        JsonObject answers,
        Behind behind,
        List<EvidenceItem> evidence,
        AssessmentRecord record,
        String path) {

    private static final Map<String, String> KINDS = Map.of(
            "income", "Income",
            "capital", "Savings and property",
            "allowance", "What the person keeps",
            "limit", "Limits",
            "step", "Steps");

    /** One view for each kind that has lines, in their order. */
    List<View> sections() {
        List<View> sections = new ArrayList<>();
        JsonArray periods = list(record.result(), "periods");
        if (periods.isEmpty()) {
            sections.addAll(period(record.result(), "period-1"));
        }
        for (int i = 0; i < periods.size(); i++) {
            if (periods.get(i) instanceof JsonObject period) {
                sections.addAll(period(period, "period-" + (i + 1)));
            }
        }
        return sections;
    }

    private List<View> period(JsonObject period, String id) {
        List<View> sections = new ArrayList<>();
        String when = day(period, "from")
                .map(from -> ", from " + from
                        + day(period, "to").map(to -> " to " + to).orElse(""))
                .orElse("");
        for (String kind : List.of("income", "capital", "allowance", "limit", "step")) {
            List<View> lines = new ArrayList<>();
            for (JsonValue value : list(period, "working")) {
                if (value instanceof JsonObject line
                        && line.getString("kind", "").equals(kind)) {
                    lines.add(line(line));
                }
            }
            if (!lines.isEmpty()) {
                sections.add(new View()
                        .text("sectionId", id + "-" + kind)
                        .text("sectionTitle", KINDS.getOrDefault(kind, kind) + when)
                        .views("lines", lines));
            }
        }
        return sections;
    }

    private static Optional<String> day(JsonObject period, String member) {
        return Optional.of(period.getString(member, ""))
                .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(text -> When.day(LocalDate.parse(text)));
    }

    private View line(JsonObject line) {
        String item = line.getString("item", "");
        return new View()
                .text("label", line.getString("label", ""))
                .text("counted", Pounds.of(line.getString("counted", "")))
                .text("ignored", Pounds.of(line.getString("ignored", "")))
                .text("exact", line.getString("exact", ""))
                .text("why", line.getString("reason", ""))
                .text("source", line.getString("source", ""))
                .texts("answered", answered(item))
                .text(
                        "correctHref",
                        place(item)
                                .map(at -> path + "/working/correct?at=" + at)
                                .orElse(""))
                .views("papers", papers(item));
    }

    private List<View> papers(String item) {
        return evidence.stream()
                .filter(paper -> !item.isEmpty() && paper.row().equals(item))
                .map(paper -> new View()
                        .text("paper", paper.title())
                        .text("paperState", paper.state().name().toLowerCase(Locale.ROOT))
                        .text(
                                "paperHref",
                                paper.covers()
                                        .map(file -> path + "/files/" + file)
                                        .orElse("")))
                .toList();
    }

    /** What the person answered: in the row that a line is about, or to the single questions about it. */
    private List<String> answered(String item) {
        String row = row(item);
        return row.isEmpty()
                ? fact(item).map(behind::answers).orElse(List.of())
                : row.lines().toList();
    }

    private String row(String row) {
        for (Map.Entry<String, JsonValue> entry : answers.entrySet()) {
            if (entry.getValue() instanceof JsonArray items) {
                for (JsonValue item : items) {
                    if (item instanceof JsonObject object && named(object, row)) {
                        return form.question("/" + entry.getKey())
                                .map(question -> question.readable(
                                        Json.createArrayBuilder().add(object).build()))
                                .orElse("");
                    }
                }
            }
        }
        return "";
    }

    /** Where the amount of a line stands among the facts. */
    private Optional<String> place(String item) {
        return fact(item).map(at -> item.startsWith("/") ? at : at + amount(at));
    }

    /** Where what a line is about stands among the facts. */
    private Optional<String> fact(String item) {
        if (item.startsWith("/")) {
            return Optional.of(item);
        }
        for (Map.Entry<String, JsonValue> entry : record.facts().entrySet()) {
            if (entry.getValue() instanceof JsonArray items) {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof JsonObject object && named(object, item)) {
                        return Optional.of("/" + entry.getKey() + "/" + i);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private String amount(String fact) {
        return List.of("/amount", "/value", "/balance").stream()
                .filter(name -> JsonPlace.of(fact + name).in(record.facts()).isPresent())
                .findFirst()
                .orElse("/amount");
    }

    private static boolean named(JsonObject object, String row) {
        return !row.isEmpty()
                && object.get("row") instanceof JsonString name
                && name.getString().equals(row);
    }

    private static JsonArray list(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** Never shows an answer. */
    @Override
    public String toString() {
        return "Lines[" + record.number() + "]";
    }
}
