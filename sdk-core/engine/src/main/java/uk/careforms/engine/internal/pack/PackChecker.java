package uk.careforms.engine.internal.pack;

import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.PackReport;
import uk.careforms.engine.form.PackReport.PackResult;
import uk.careforms.engine.form.PackReport.SampleResult;
import uk.careforms.engine.form.Walk;

/** Runs the samples of packs and says which did not behave. */
public final class PackChecker {

    private static final int A_FEW = 12;

    private final Council council;
    private final LocalDate today;

    /** Runs samples without a day of their own as if they were sent today, a day in Europe/London. */
    public PackChecker(Council council, LocalDate today) {
        this.council = council;
        this.today = today;
    }

    /** Runs every sample of every pack. */
    public PackReport check(List<FormPack> packs) {
        return new PackReport(packs.stream().map(this::check).toList());
    }

    /** Runs a few samples of every pack, so that the first person need not wait for code to be loaded. */
    public void warmUp(List<FormPack> packs) {
        packs.forEach(pack -> check(pack, A_FEW));
    }

    private PackResult check(FormPack pack) {
        return check(pack, Integer.MAX_VALUE);
    }

    private PackResult check(FormPack pack, int most) {
        List<SampleResult> results = pack.samples().stream()
                .limit(most)
                .map(sample -> new SampleResult(sample.file(), sample.about(), run(pack, sample)))
                .toList();
        return new PackResult(pack.definition().formVersion(), results);
    }

    private List<String> run(FormPack pack, Sample sample) {
        LocalDate day = sample.submittedOn().orElse(today);
        List<String> faults = new ArrayList<>();
        Walk walk = pack.definition().walk(pack.definition().normalised(sample.answers()));
        checking(pack.check(sample.answers(), day), sample, faults);
        pages(walk, sample, faults);
        dropped(walk, sample, faults);
        Occasion occasion = new Occasion(sample.channel(), day);
        for (String name : pack.decisions().names()) {
            Optional<Decision> decision = pack.decisions().decide(name, walk.visible(), occasion);
            decision.ifPresent(made -> {
                teamExists(made, faults);
                isPublished(pack.decisions().publishes(name, day), made, faults);
            });
            outcome(name, decision, sample, faults);
        }
        return faults;
    }

    private static void checking(Checked checked, Sample sample, List<String> faults) {
        List<Problem> found = checked.fold(valid -> List.of(), Checked.Invalid::problems);
        String shown = found.stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .collect(Collectors.joining(", "));
        sample.valid().ifPresent(valid -> {
            if (valid != found.isEmpty()) {
                faults.add(
                        valid ? "Checking should find nothing and found: " + shown : "Checking should find something");
            }
        });
        sample.problems().ifPresent(wanted -> {
            Set<String> places = found.stream().map(Problem::pointer).collect(Collectors.toCollection(TreeSet::new));
            if (!places.equals(new TreeSet<>(wanted))) {
                faults.add("Checking should find problems at " + new TreeSet<>(wanted) + " and found: " + shown);
            }
        });
    }

    private static void pages(Walk walk, Sample sample, List<String> faults) {
        for (String page : sample.pages()) {
            if (walk.page(page).isEmpty()) {
                faults.add("The page '" + page + "' should apply and does not");
            }
        }
        for (String page : sample.notPages()) {
            if (walk.page(page).isPresent()) {
                faults.add("The page '" + page + "' should not apply and does");
            }
        }
    }

    private static void dropped(Walk walk, Sample sample, List<String> faults) {
        for (String pointer : sample.dropped()) {
            if (!walk.dropped().contains(pointer)) {
                faults.add("The answer at '" + pointer + "' should be left out; left out are " + walk.dropped());
            }
        }
    }

    private void teamExists(Decision decision, List<String> faults) {
        if (decision.outcome().get("team") instanceof jakarta.json.JsonString team
                && council.team(team.getString()).isEmpty()) {
            faults.add("The decision '" + decision.name() + "' answers the team '" + team.getString()
                    + "', which council.json does not have");
        }
    }

    private static void isPublished(List<String> names, Decision decision, List<String> faults) {
        if (decision.outcome().isEmpty()) {
            return; // a person's task: nothing came out, so nothing is published
        }
        for (String name : names) {
            if (!decision.outcome().containsKey(name)) {
                faults.add("The decision '" + decision.name() + "' publishes '" + name
                        + "', which its table does not answer");
            }
        }
    }

    private static void outcome(String name, Optional<Decision> decision, Sample sample, List<String> faults) {
        if (!sample.decisions().containsKey(name)) {
            return;
        }
        var outcome = decision.map(Decision::outcome).orElse(JsonValue.EMPTY_JSON_OBJECT);
        for (Map.Entry<String, JsonValue> wanted : sample.decisions().get(name).entrySet()) {
            JsonValue came = outcome.get(wanted.getKey());
            if (!wanted.getValue().equals(came)) {
                faults.add("The decision '" + name + "' should come to " + wanted.getKey() + " = " + wanted.getValue()
                        + " and came to " + (came == null ? "nothing" : came));
            }
        }
        if (sample.decisions().get(name).isEmpty() && !outcome.isEmpty()) {
            faults.add("The decision '" + name + "' should come to nothing and came to " + outcome);
        }
    }
}
