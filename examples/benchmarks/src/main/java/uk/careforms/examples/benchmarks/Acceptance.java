package uk.careforms.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sending a form, beside two stock engines that start the same process, and beside the limit of the database. */
final class Acceptance implements Scenario {

    private static final List<String> COLUMNS = List.of(
            "threads", "candidate", "a second", "× Flowable", "× limit", "CPU µs", "KB", "statements", "commits");

    /** Where the database is and what a commit costs. */
    enum Place {
        HERE("here", "same host"),
        SLOW_COMMIT("slow-commit", "same host, 1 ms more a commit"),
        AWAY("away", "database 1 ms away");

        final String word;
        final String title;

        Place(String word, String title) {
            this.word = word;
            this.title = title;
        }
    }

    private final MadeUpForm form;
    private final Place place;

    Acceptance(MadeUpForm form, Place place) {
        this.form = form;
        this.place = place;
    }

    @Override
    public String name() {
        return "accept-" + form.fields() + "-" + place.word;
    }

    @Override
    public Report run(Effort effort) throws Exception {
        Report report = new Report(
                name(),
                "Sending a form of " + form.fields() + " questions, " + form.conditional() + " of them conditional: "
                        + place.title);
        try (Postgres postgres = Postgres.start();
                Seats seats = Seats.of(postgres, form, place)) {
            seats.warmUp(effort);
            Map<String, CountingDataSource.Count> counts = seats.counts();
            Map<Integer, Comparison> all = new LinkedHashMap<>();
            List<List<String>> rows = new ArrayList<>();
            for (int threads : effort.isSmoke() ? List.of(2) : List.of(1, 4, 8)) {
                int operations = effort.of(place == Place.AWAY ? 80 * threads : 160 + 100 * threads);
                Comparison compared = new Rounds(threads, effort.rounds(), operations).run(seats.candidates());
                all.put(threads, compared);
                counts.forEach((name, count) -> rows.add(row(threads, name, compared, count)));
            }
            report.table(place.title, COLUMNS, rows);
            report.note("The answers are " + Report.said(seats.answers().length() / 1024.0)
                    + " KB of JSON. A round trip takes " + Report.said(seats.roundTripMicros())
                    + " µs and a commit of one row " + Report.said(seats.commitMicros()) + " µs.");
            AcceptanceBars.add(report, form, place, all, counts);
        }
        return report;
    }

    private static List<String> row(int threads, String name, Comparison compared, CountingDataSource.Count count) {
        Figures own = compared.of(name);
        return List.of(
                String.valueOf(threads),
                name,
                Report.said(own.perSecond()),
                Report.said(compared.ratio(name, Seats.FLOWABLE)),
                Report.said(compared.ratio(name, Seats.LIMIT)),
                Report.said(own.cpuMicros()),
                Report.said(own.kilobytes()),
                String.valueOf(count.statements()),
                String.valueOf(count.commits()));
    }
}
