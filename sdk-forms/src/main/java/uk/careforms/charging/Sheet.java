package uk.careforms.charging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Rates.Figure;
import uk.careforms.charging.Rates.Year;

/** What is written down while one stay is assessed: lines, what is missing, warnings, events and the figures used. */
final class Sheet {

    final Facts facts;
    final Facts stay;
    final Person person;
    final LocalDate on;
    final Year year;
    final Policy policy;
    final Rounding rounding;
    final Weeks weeks;

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final Set<Note> warnings = new LinkedHashSet<>();
    private final Map<LocalDate, Set<Note>> events = new TreeMap<>();
    private final Map<String, Figure> used = new TreeMap<>();

    Sheet(Facts facts, Facts stay, LocalDate on, Year year, Policy policy) {
        this.facts = facts;
        this.stay = stay;
        this.person = new Person(facts.part("person"));
        this.on = on;
        this.year = year;
        this.policy = policy;
        this.rounding = policy.rounding();
        this.weeks = policy.weeks();
    }

    /** Something said about the assessment; the pointer may be empty. */
    record Note(String code, String sentence, String pointer) {}

    /** A national figure; it is remembered that the result stands on it. */
    Figure figure(String key) {
        Figure figure = year.figure(key);
        used.put(key, figure);
        return figure;
    }

    BigDecimal rate(String key) {
        return figure(key).amount();
    }

    void line(Line line) {
        lines.add(line);
    }

    void missing(String pointer, String sentence) {
        missing.putIfAbsent(pointer, sentence);
    }

    void warn(String code, String sentence, String pointer) {
        warnings.add(new Note(code, sentence, pointer));
    }

    /** Something that will change the result; what lies before the day of the assessment is left out. */
    void event(@Nullable LocalDate day, String code, String sentence) {
        if (day != null && day.isAfter(on)) {
            events.computeIfAbsent(day, first -> new LinkedHashSet<>()).add(new Note(code, sentence, ""));
        }
    }

    List<Line> lines() {
        return lines;
    }

    Map<String, String> missing() {
        return missing;
    }

    Set<Note> warnings() {
        return warnings;
    }

    Map<LocalDate, Set<Note>> events() {
        return events;
    }

    List<Figure> provisional() {
        return used.values().stream().filter(figure -> !figure.confirmed()).toList();
    }
}
