package uk.careforms.simulators.internal.faults;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import uk.careforms.simulators.faults.Fault;

/** One line of the script: which requests, which faults, how often. Guarded by {@link FaultScripts}. */
final class FaultScript {

    private final Aim aim;
    private final List<Fault> faults;
    private final double probability;
    private final Random random;
    private int left;
    private int turn;

    private FaultScript(Aim aim, List<Fault> faults, int left, double probability, Random random) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("A fault script needs at least one fault");
        }
        this.aim = aim;
        this.faults = List.copyOf(faults);
        this.left = left;
        this.probability = probability;
        this.random = random;
    }

    static FaultScript counted(Aim aim, int count, List<Fault> faults) {
        return new FaultScript(aim, faults, count, 1, new Random(0));
    }

    static FaultScript byChance(Aim aim, double probability, long seed, List<Fault> faults) {
        return new FaultScript(aim, faults, Integer.MAX_VALUE, probability, new Random(seed));
    }

    Optional<Fault> strike(Target target) {
        if (isSpent() || !aim.hits(target) || random.nextDouble() >= probability) {
            return Optional.empty();
        }
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        int next = isByChance() ? random.nextInt(faults.size()) : turn++ % faults.size();
        return Optional.of(faults.get(next));
    }

    boolean isSpent() {
        return left <= 0;
    }

    private boolean isByChance() {
        return probability < 1;
    }

    @Override
    public String toString() {
        String often = left == Integer.MAX_VALUE
                ? String.format(Locale.ROOT, "%.0f in 100", probability * 100)
                : "next " + left;
        return often + " " + aim.words() + ": " + faults;
    }

    /** Which requests a script strikes: by a part of the path, or by table, or all of the system's own. */
    record Aim(String path, String table) {

        static final Aim ALL = new Aim("", "");

        boolean hits(Target target) {
            if (!path.isEmpty()) {
                return target.path().contains(path);
            }
            return table.isEmpty() ? target.main() : target.tables().contains(table);
        }

        String words() {
            if (!path.isEmpty()) {
                return "whose path holds '" + path + "'";
            }
            return table.isEmpty() ? "requests" : "that touch table '" + table + "'";
        }
    }
}
