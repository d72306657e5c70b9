package uk.careforms.examples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import uk.careforms.testkit.InMemoryCases;

/** Starting on a database that is there already: the SDK beside a bare Flowable, each time in a JVM of its own. */
final class Booting implements Scenario {

    private static final int FORMS = 10;

    @Override
    public String name() {
        return "boot";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        Report report = new Report(
                name(),
                "A JVM of its own each time, in turns, on a schema that exists; the first form is sent right after the start.");
        int rounds = effort.isFull() ? 5 : effort.isSmoke() ? 1 : 3;
        List<MadeUpForm> many = IntStream.range(0, FORMS)
                .mapToObj(i -> new MadeUpForm("made-up-" + (char) ('a' + i), 75, 6, 420))
                .toList();
        try (Postgres postgres = Postgres.start()) {
            String port = String.valueOf(postgres.port());
            String ours = postgres.database();
            String theirs = postgres.database();
            Path packs = Door.packs(many);
            List<String> drafts = new ArrayList<>();
            try (Door door =
                    Door.open(postgres.pool(ours, postgres.port()), packs, new InMemoryCases("crm"), "filler", false)) {
                door.fillIn(many.get(0).id(), many.get(0).answers(), 2 * rounds);
                drafts.addAll(door.takeReady());
            }
            StockFlowable.engine(postgres.pool(theirs, postgres.port()), step -> {}, false)
                    .close();
            Path one = Door.packs(many.subList(0, 1));
            List<Map<String, Double>> sdk = new ArrayList<>();
            List<Map<String, Double>> ten = new ArrayList<>();
            List<Map<String, Double>> bare = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                bare.add(Child.run("flowable", port, theirs));
                sdk.add(Child.run("sdk", port, ours, one.toString(), drafts.get(2 * round), drafts.get(2 * round + 1)));
                ten.add(Child.run("sdk", port, ours, packs.toString()));
            }
            report(report, sdk, ten, bare);
        }
        return report;
    }

    private static void report(
            Report report,
            List<Map<String, Double>> sdk,
            List<Map<String, Double>> ten,
            List<Map<String, Double>> bare) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("CareForms with a form of 75 questions", sdk));
        rows.add(row("CareForms with " + FORMS + " forms of 75 questions", ten));
        rows.add(row("bare Flowable 8", bare));
        report.table(
                "medians",
                List.of("who", "JVM start to ready, ms", "of that build(), ms", "heap after collection, MB"),
                rows);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < sdk.size(); i++) {
            ratios.add(figure(sdk.get(i), "boot") / figure(bare.get(i), "boot"));
        }
        report.atMost(
                "SDK boot with one form on an existing schema against the bare engine's",
                1.10,
                Figures.median(ratios),
                " ×");
        report.atMost("heap after boot with " + FORMS + " forms", 30, median(ten, "heap"), " MB");
        report.atMost("first accept after boot with warm-up", 10, median(sdk, "accept"), " ms");
        report.note(
                "The first accept and start after boot took " + Report.said(median(sdk, "acceptAndStart")) + " ms.");
    }

    private static List<String> row(String who, List<Map<String, Double>> found) {
        return List.of(
                who,
                Report.said(median(found, "boot")),
                Report.said(median(found, "build")),
                Report.said(median(found, "heap")));
    }

    private static double median(List<Map<String, Double>> found, String name) {
        return Figures.median(found.stream().map(one -> figure(one, name)).toList());
    }

    private static double figure(Map<String, Double> found, String name) {
        Double figure = found.get(name);
        if (figure == null) {
            throw new IllegalStateException("The probe did not find '" + name + "'; it found " + found);
        }
        return figure;
    }
}
