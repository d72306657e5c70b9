package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.FormAbout.PersonPointers;
import uk.careforms.engine.internal.pack.read.FormSpec.DecisionEntry;
import uk.careforms.engine.internal.pack.read.FormSpec.Fact;
import uk.careforms.engine.internal.pack.read.FormSpec.MetaFact;

/** Reads which tables decide what, from when, and on which facts. */
final class DecisionReader {

    private static final Set<String> ENTRY = Set.of("table", "validFrom", "status", "source", "facts", "publishes");

    private final Set<String> asked;
    private final PersonPointers person;
    private final Set<String> calculations;
    private final List<String> earlier = new ArrayList<>();

    DecisionReader(Set<String> asked, PersonPointers person, Set<String> calculations) {
        this.asked = asked;
        this.person = person;
        this.calculations = calculations;
    }

    Map<String, List<DecisionEntry>> read(Node form) {
        Map<String, List<DecisionEntry>> decisions = new LinkedHashMap<>();
        form.members("decisions").forEach((name, node) -> {
            if (!name.matches("[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")) {
                node.fault("A decision's name is plain words joined by dashes");
            }
            decisions.put(name, entries(node));
            earlier.add(name);
        });
        return decisions;
    }

    private List<DecisionEntry> entries(Node node) {
        List<DecisionEntry> entries = new ArrayList<>();
        for (Node item : node.items()) {
            DecisionEntry entry = entry(item);
            if (entries.stream().anyMatch(other -> other.validFrom().equals(entry.validFrom()))) {
                item.fault("validFrom", "Another entry of this decision begins on the same day");
            }
            entries.add(entry);
        }
        if (entries.isEmpty()) {
            node.fault("A decision needs at least one entry");
        }
        entries.sort(Comparator.comparing(DecisionEntry::validFrom));
        return entries;
    }

    private DecisionEntry entry(Node node) {
        node.only(ENTRY);
        String status = node.text("status");
        if (!status.isEmpty() && !Set.of("confirmed", "provisional").contains(status)) {
            node.fault("status", "The status is 'confirmed' or 'provisional'");
        }
        String table = node.text("table");
        if (!table.isEmpty() && !table.matches("decisions/[a-z0-9][a-z0-9.-]*\\.dmn")) {
            node.fault("table", "A table is a file of this pack like decisions/threshold.dmn");
        }
        Map<String, Fact> facts = new LinkedHashMap<>();
        node.members("facts").forEach((name, fact) -> fact(name, fact).ifPresent(value -> facts.put(name, value)));
        return new DecisionEntry(
                table, date(node), status, node.text("source"), facts, node.texts("publishes"), node.pointer());
    }

    private static LocalDate date(Node node) {
        String text = node.text("validFrom");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            if (!text.isEmpty()) {
                node.fault("validFrom", "A day is written like 2015-04-01");
            }
            return LocalDate.MIN;
        }
    }

    private Optional<Fact> fact(String name, Node node) {
        if (node.value() instanceof JsonString pointer) {
            if (!asked.contains(pointer.getString())) {
                node.fault("No page asks '" + pointer.getString() + "'");
            }
            return Optional.of(new Fact.Answer(pointer.getString()));
        }
        if (node.has("decision")) {
            node.only(Set.of("decision", "key"));
            String decision = node.text("decision");
            if (!earlier.contains(decision)) {
                node.fault("decision", "There is no decision '" + decision + "' before this one");
            }
            return Optional.of(
                    new Fact.Earlier(decision, node.optionalText("key").orElse(name)));
        }
        if (node.has("calculation")) {
            return calculated(name, node);
        }
        node.only(Set.of("meta"));
        return meta(node);
    }

    private Optional<Fact> calculated(String name, Node node) {
        node.only(Set.of("calculation", "figure"));
        String calculation = node.text("calculation");
        if (!calculations.contains(calculation)) {
            node.fault("calculation", "There is no calculation '" + calculation + "' under 'calculations'");
        }
        String figure = node.optionalText("figure").orElse(name);
        if (!Fact.Calculated.FIGURES.contains(figure)) {
            node.fault("figure", "A figure is one of " + Fact.Calculated.FIGURES);
        }
        return Optional.of(new Fact.Calculated(calculation, figure));
    }

    private Optional<Fact> meta(Node node) {
        String wanted = node.text("meta");
        for (MetaFact meta : MetaFact.values()) {
            if (meta.text().equals(wanted)) {
                needsPerson(node, meta);
                return Optional.of(new Fact.Meta(meta));
            }
        }
        if (!wanted.isEmpty()) {
            List<String> known =
                    List.of(MetaFact.values()).stream().map(MetaFact::text).toList();
            node.fault("meta", "'" + wanted + "' is not known; known: " + known);
        }
        return Optional.empty();
    }

    private void needsPerson(Node node, MetaFact meta) {
        if (meta == MetaFact.AGE_IN_YEARS && person.dateOfBirth().isEmpty()) {
            node.fault("meta", "'ageInYears' needs 'person.dateOfBirth' in form.json");
        }
        boolean place = meta == MetaFact.POSTCODE_DISTRICT || meta == MetaFact.LOCALITY;
        if (place && person.postcode().isEmpty()) {
            node.fault("meta", "'" + meta.text() + "' needs 'person.postcode' in form.json");
        }
    }
}
