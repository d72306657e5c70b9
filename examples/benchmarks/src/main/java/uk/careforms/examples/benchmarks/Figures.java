package uk.careforms.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import uk.careforms.examples.benchmarks.Rounds.Turn;

/** What one candidate did in all of its turns. */
record Figures(List<Turn> turns) {

    Figures {
        turns = List.copyOf(turns);
    }

    static Figures of(List<Turn> turns) {
        return new Figures(turns);
    }

    double perSecond() {
        return median(Turn::perSecond);
    }

    double cpuMicros() {
        return median(Turn::cpuMicros);
    }

    double kilobytes() {
        return median(Turn::kilobytes);
    }

    /** The median, over the rounds, of this one's rate against another's in the same round. */
    double ratioTo(Figures other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(turns.size(), other.turns.size()); round++) {
            ratios.add(turns.get(round).perSecond() / other.turns.get(round).perSecond());
        }
        return median(ratios);
    }

    private double median(ToDoubleFunction<Turn> figure) {
        return median(turns.stream().map(figure::applyAsDouble).toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
