package uk.careforms.examples.benchmarks;

import java.util.Map;
import java.util.Optional;
import uk.careforms.examples.benchmarks.Acceptance.Place;

/** The bars for sending a form, each at the place and with the threads that it was set for. */
final class AcceptanceBars {

    private AcceptanceBars() {}

    static void add(
            Report report,
            MadeUpForm form,
            Place place,
            Map<Integer, Comparison> byThreads,
            Map<String, CountingDataSource.Count> counts) {
        String of = form.fields() + " questions, " + place.title + ", ";
        byThreads.forEach((threads, compared) -> {
            String with = of + threads + (threads == 1 ? " thread" : " threads");
            double toLimit = compared.ratio(Seats.ACCEPT, Seats.LIMIT);
            double toFlowable = compared.ratio(Seats.ACCEPT, Seats.FLOWABLE);
            if (place == Place.SLOW_COMMIT && threads == 1) {
                report.atLeast("accept against two inserts: " + with, 0.85, toLimit, " ×");
                report.atLeast("accept against a Flowable start: " + with, 4.5, toFlowable, " ×");
            }
            if (place == Place.SLOW_COMMIT && threads == 8) {
                report.atLeast("accept against two inserts: " + with, 0.70, toLimit, " ×");
                report.atLeast("accept against a Flowable start: " + with, 9, toFlowable, " ×");
            }
            if (threads == 4) {
                together(report, with, place, compared);
            }
        });
        Optional.ofNullable(byThreads.get(4)).ifPresent(compared -> whole(report, of, place, compared, counts));
    }

    private static void together(Report report, String with, Place place, Comparison compared) {
        double toFlowable = compared.ratio(Seats.ACCEPT_AND_START, Seats.FLOWABLE);
        double toCamunda = compared.ratio(Seats.ACCEPT_AND_START, Seats.CAMUNDA);
        if (place == Place.AWAY) {
            report.atLeast("accept and start against a Flowable start: " + with, 1.2, toFlowable, " ×");
        }
        if (place == Place.HERE) {
            report.atLeast("accept and start against a Flowable start: " + with, 1.6, toFlowable, " ×");
            report.atLeast("accept and start against a Camunda start: " + with, 1.1, toCamunda, " ×");
        }
    }

    private static void whole(
            Report report, String of, Place place, Comparison compared, Map<String, CountingDataSource.Count> counts) {
        Figures whole = compared.of(Seats.ACCEPT_AND_START);
        if (place == Place.HERE) {
            report.atMost("a whole submission, worker CPU: " + of + "4 threads", 1.5, whole.cpuMicros() / 1000, " ms");
            report.atMost("a whole submission, allocated: " + of + "4 threads", 300, whole.kilobytes(), " KB");
        }
        CountingDataSource.Count count = counts.get(Seats.ACCEPT_AND_START);
        if (place == Place.AWAY && count != null) {
            report.atMost(
                    "a whole submission, statements: " + of.replaceAll(", $", ""), 10, (double) count.statements(), "");
        }
    }
}
