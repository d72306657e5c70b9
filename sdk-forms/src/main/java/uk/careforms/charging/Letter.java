package uk.careforms.charging;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Sheet.Note;

/** The whole result: the stay of the day that was asked for in front, then every stay. */
final class Letter {

    private final LocalDate asOf;
    private final Facts facts;
    private final List<StayResult> results;

    Letter(LocalDate asOf, Facts facts, List<StayResult> results) {
        this.asOf = asOf;
        this.facts = facts;
        this.results = results;
    }

    JsonObject json() {
        StayResult main = main();
        JsonObject first = main.json();
        JsonArrayBuilder periods = Material.JSON.createArrayBuilder();
        for (StayResult result : results) {
            JsonObject own = result == main ? first : result.json();
            periods.add(Material.JSON.createObjectBuilder(own).add("working", working(result)));
        }
        return Material.JSON
                .createObjectBuilder()
                .add("calculation", "charging")
                .add("status", main.status())
                .add("asOf", asOf.toString())
                .add("purpose", facts.word("purpose").orElse("estimate"))
                .add("final", main.isFinal())
                .add("result", first)
                .add("working", working(main))
                .add("periods", periods)
                .add("rates", main.rates())
                .add(
                        "policy",
                        Material.JSON
                                .createObjectBuilder()
                                .add("id", main.sheet().policy.id()))
                .add("missing", missing())
                .add("warnings", warnings())
                .add("nextEvents", events())
                .build();
    }

    /** The stay that holds the day; the one that began last, where one without a last day goes on beside it. */
    private StayResult main() {
        @Nullable StayResult main = null;
        LocalDate began = LocalDate.MIN;
        for (StayResult result : results) {
            LocalDate from = result.sheet().stay.day("from");
            LocalDate begins = from == null ? LocalDate.MIN : from;
            if (holdsTheDay(result) && (main == null || begins.isAfter(began))) {
                main = result;
                began = begins;
            }
        }
        return main == null ? results.get(0) : main;
    }

    private boolean holdsTheDay(StayResult result) {
        Facts stay = result.sheet().stay;
        return FactsRules.day(asOf, stay.day("from"), stay.day("to")).equals(asOf);
    }

    private static JsonArrayBuilder working(StayResult result) {
        JsonArrayBuilder lines = Material.JSON.createArrayBuilder();
        result.sheet().lines().forEach(line -> lines.add(line.json()));
        return lines;
    }

    private JsonArrayBuilder missing() {
        Map<String, String> all = new LinkedHashMap<>();
        results.forEach(result -> result.sheet().missing().forEach(all::putIfAbsent));
        JsonArrayBuilder list = Material.JSON.createArrayBuilder();
        all.forEach((pointer, sentence) -> list.add(
                Material.JSON.createObjectBuilder().add("pointer", pointer).add("sentence", sentence)));
        return list;
    }

    private JsonArrayBuilder warnings() {
        Set<Note> all = new LinkedHashSet<>();
        results.forEach(result -> all.addAll(result.sheet().warnings()));
        JsonArrayBuilder list = Material.JSON.createArrayBuilder();
        for (Note note : all) {
            JsonObjectBuilder warning =
                    Material.JSON.createObjectBuilder().add("code", note.code()).add("sentence", note.sentence());
            list.add(note.pointer().isEmpty() ? warning : warning.add("pointer", note.pointer()));
        }
        return list;
    }

    private JsonArrayBuilder events() {
        Map<LocalDate, Set<Note>> all = new TreeMap<>();
        results.forEach(result -> result.sheet().events().forEach((day, notes) -> all.computeIfAbsent(
                        day, first -> new LinkedHashSet<>())
                .addAll(notes)));
        JsonArrayBuilder list = Material.JSON.createArrayBuilder();
        all.forEach((day, notes) -> notes.forEach(note -> list.add(Material.JSON
                .createObjectBuilder()
                .add("on", day.toString())
                .add("event", note.code())
                .add("sentence", note.sentence()))));
        return list;
    }
}
