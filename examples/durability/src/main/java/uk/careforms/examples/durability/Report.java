package uk.careforms.examples.durability;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param blows how often each blow fell
 * @param broughtForward deliveries that an operator had tried before their time
 * @param restarted how long jobs lay idle whose node was started again at once
 * @param stayedDead how long jobs lay idle whose node stayed dead
 * @param databaseBack from each crash of PostgreSQL until somebody was thanked again
 * @param stops how long each node took to end after a stop signal
 * @param parked what waits for a person, which nothing in a run should
 * @param faults what else went wrong
 */
record Report(
        Plan plan,
        String database,
        Map<Blow, Integer> blows,
        Comparison comparison,
        long pressedAgain,
        long struck,
        long broughtForward,
        List<Duration> restarted,
        List<Duration> stayedDead,
        List<Duration> databaseBack,
        List<Duration> stops,
        List<String> parked,
        List<String> faults,
        Duration took) {

    private static final int SHOWN = 20;

    /** How many SIGKILLs fell. */
    int tried() {
        return blows.entrySet().stream()
                .filter(blow -> blow.getKey().kills())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether as much was tried as was asked for, and nothing was lost, doubled or left. */
    boolean passed() {
        return tried() > 0
                && tried() >= plan.kills()
                && comparison.thanked() > 0
                && comparison.lost().isEmpty()
                && comparison.doubled().isEmpty()
                && parked.isEmpty()
                && faults.isEmpty();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "seed " + plan.seed() + ", " + plan.nodes() + " nodes, " + database + ", fsync and"
                        + " synchronous_commit on, " + plan.faults() + " of requests to neighbours spoiled, took "
                        + seconds(took));
        line(
                text,
                "blows: "
                        + blows.entrySet().stream()
                                .map(blow -> blow.getKey() + " " + blow.getValue())
                                .collect(Collectors.joining(", ")));
        line(
                text,
                "kills tried " + tried() + ", submissions accepted " + comparison.accepted() + ", thanked "
                        + comparison.thanked() + ", pressed again " + pressedAgain + ", requests spoiled " + struck
                        + ", tries brought forward " + broughtForward);
        line(
                text,
                "lost " + comparison.lost().size() + ", doubled "
                        + comparison.doubled().size() + ", parked " + parked.size());
        line(text, "idle after a kill, node started again: " + spread(restarted));
        line(text, "idle after a kill, node stayed dead (lock " + plan.lockSeconds() + " s): " + spread(stayedDead));
        line(text, "thanked again after PostgreSQL's crash: " + spread(databaseBack));
        line(text, "ended after a stop signal: " + spread(stops));
        shown(text, "LOST", comparison.lost());
        shown(text, "DOUBLED", comparison.doubled());
        shown(text, "PARKED", parked);
        shown(text, "FAULT", faults);
        line(text, passed() ? "passed" : "FAILED");
        return text.toString();
    }

    private static void shown(StringBuilder text, String what, List<String> things) {
        things.stream().limit(SHOWN).forEach(thing -> line(text, what + " " + thing));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String spread(List<Duration> times) {
        if (times.isEmpty()) {
            return "not seen";
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return times.size() + " times, median " + seconds(sorted.get(sorted.size() / 2)) + ", longest "
                + seconds(Collections.max(sorted));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
