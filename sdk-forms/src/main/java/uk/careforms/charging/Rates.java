package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of each financial year, with their days, sources and whether they are confirmed. */
final class Rates {

    private static final List<String> FILES = List.of("2022-23", "2023-24", "2024-25", "2025-26", "2026-27");

    private final List<Year> years = FILES.stream()
            .map(file -> year(Material.read("rates/" + file + ".json")))
            .toList();

    Optional<Year> on(LocalDate day) {
        return years.stream().filter(year -> year.holds(day)).findFirst();
    }

    List<Year> years() {
        return years;
    }

    LocalDate first() {
        return years.get(0).from;
    }

    LocalDate last() {
        return years.get(years.size() - 1).to;
    }

    private static Year year(JsonObject file) {
        Map<String, Figure> figures = new HashMap<>();
        for (JsonObject row : file.getJsonArray("figures").getValuesAs(JsonObject.class)) {
            figures.put(
                    row.getString("key"),
                    new Figure(
                            row.getString("key"),
                            row.getString("label"),
                            new BigDecimal(row.getString("amount")),
                            row.getString("status").equals("confirmed"),
                            row.getString("law"),
                            row.getString("source")));
        }
        return new Year(
                file.getString("id"),
                LocalDate.parse(file.getString("validFrom")),
                LocalDate.parse(file.getString("validTo")),
                Map.copyOf(figures));
    }

    /** One financial year, both days included. */
    record Year(String id, LocalDate from, LocalDate to, Map<String, Figure> figures) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        Figure figure(String key) {
            Figure figure = figures.get(key);
            if (figure == null) {
                throw new IllegalStateException("The rates of " + id + " have no '" + key + "'");
            }
            return figure;
        }
    }

    /** One figure. */
    record Figure(String key, String label, BigDecimal amount, boolean confirmed, String law, String source) {}
}
