package uk.careforms.engine.internal.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Decisions;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.FormSpec;
import uk.careforms.engine.internal.pack.read.FormSpec.DecisionEntry;
import uk.careforms.engine.internal.pack.read.TableTexts;

/** Checks the decision models of a pack against what form.json gives them, and compiles them. */
final class TableBuilder {

    private final Faults faults;
    private final String folder;
    private final PackSource source;
    private final Decisions engine;

    TableBuilder(Faults faults, String folder, PackSource source, Decisions engine) {
        this.faults = faults;
        this.folder = folder;
        this.source = source;
        this.engine = engine;
    }

    Map<String, List<DecisionTables.Entry>> build(FormSpec spec, Optional<Council> council) {
        Map<String, List<DecisionTables.Entry>> decisions = new LinkedHashMap<>();
        spec.decisions().forEach((name, entries) -> {
            List<DecisionTables.Entry> ready = new ArrayList<>();
            for (DecisionEntry entry : entries) {
                entry(entry, council).ifPresent(ready::add);
            }
            decisions.put(name, ready);
        });
        return decisions;
    }

    private Optional<DecisionTables.Entry> entry(DecisionEntry entry, Optional<Council> council) {
        String path = folder + "/" + entry.table();
        Optional<String> dmn = source.file(path);
        if (dmn.isEmpty()) {
            fault(entry, "/table", "There is no file '" + entry.table() + "'");
            return Optional.empty();
        }
        List<SetupProblem> wrong = engine.check(path, dmn.get());
        if (!wrong.isEmpty()) {
            faults.addAll(wrong);
            return Optional.empty();
        }
        Decisions.Model model = engine.compile(path, dmn.get());
        inputs(entry, model.inputs());
        council.ifPresent(known -> teams(path, dmn.get(), known));
        return Optional.of(new DecisionTables.Entry(entry, model, Hash.of(dmn.get())));
    }

    private void inputs(DecisionEntry entry, Set<String> inputs) {
        for (String input : new TreeSet<>(inputs)) {
            if (!entry.facts().containsKey(input)) {
                fault(entry, "/facts", "The table takes '" + input + "', and no fact says where it comes from");
            }
        }
        for (String fact : entry.facts().keySet()) {
            if (!inputs.contains(fact)) {
                fault(entry, "/facts/" + fact, "The table takes no input '" + fact + "'");
            }
        }
    }

    private void teams(String path, String dmn, Council council) {
        for (String team : TableTexts.under("team", dmn)) {
            if (council.team(team).isEmpty()) {
                faults.add(
                        path,
                        "",
                        "A row answers the team '" + team + "', which council.json does not have; it has "
                                + council.teams().keySet());
            }
        }
    }

    private void fault(DecisionEntry entry, String below, String sentence) {
        faults.add(folder + "/form.json", entry.pointer() + below, sentence);
    }
}
