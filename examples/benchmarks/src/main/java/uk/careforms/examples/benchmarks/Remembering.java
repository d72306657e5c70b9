package uk.careforms.examples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stays in memory while many forms are sent. */
final class Remembering implements Scenario {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        int forms = effort.isSmoke() ? 10 : effort.isFull() ? 10_000 : 1_000;
        Report report = new Report(
                name(),
                "The heap after a collection while " + String.format("%,d", forms)
                        + " forms of 75 questions are sent and started, after a first fifth as warm-up.");
        try (Postgres postgres = Postgres.start()) {
            Path packs = Door.packs(List.of(MadeUpForm.REFERRAL));
            Map<String, Double> found = new TreeMap<>(Child.run(
                    "heap",
                    String.valueOf(postgres.port()),
                    postgres.database(),
                    packs.toString(),
                    String.valueOf(forms)));
            List<Double> heaps = new ArrayList<>(found.values());
            double first = heaps.get(0);
            double last = heaps.get(heaps.size() - 1);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < heaps.size(); i++) {
                rows.add(List.of(String.format("%,d", i * forms / (heaps.size() - 1)), Report.said(heaps.get(i))));
            }
            report.table("heap", List.of("forms sent", "MB"), rows);
            report.atMost(
                    "growth of the heap over " + String.format("%,d", forms) + " submissions",
                    5,
                    Math.max(0, (last / first - 1) * 100),
                    " %");
        }
        return report;
    }
}
