package uk.careforms.engine.internal.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.engine.insight.Figure;
import uk.careforms.engine.insight.Figure.Withheld;

/**
 * Counts that are published together, and how they add up: a count from 1 to 4 is withheld, and as many others with it as it takes
 * that none can be worked out. Not thread-safe.
 */
final class Grid {

    private static final long FEW = 4;

    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<Within> parts = new ArrayList<>();

    private static final class Cell {

        private final long count;
        private Withheld withheld;

        Cell(long count) {
            this.count = count;
            this.withheld = isFew(count) ? Withheld.FEWER_THAN_FIVE : Withheld.NO;
        }

        boolean shown() {
            return withheld == Withheld.NO;
        }

        void hide() {
            if (shown()) {
                withheld = Withheld.REVEALING;
            }
        }
    }

    private record Sum(Cell total, List<Cell> parts) {}

    private record Within(Cell whole, Cell part) {}

    static boolean isFew(long count) {
        return count > 0 && count <= FEW;
    }

    Grid count(String key, long count) {
        cells.put(key, new Cell(count));
        return this;
    }

    /** A reader can see that these parts add up to this total. */
    Grid sum(String total, List<String> members) {
        sums.add(new Sum(cell(total), members.stream().map(this::cell).toList()));
        return this;
    }

    /** A reader can see that this is a part of that, so that the rest is known as well. */
    Grid within(String whole, String part) {
        parts.add(new Within(cell(whole), cell(part)));
        return this;
    }

    /** Withholds what has to be; withholding more never makes anything known, so this comes to an end. */
    Grid settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Within pair : parts) {
                boolean telling = pair.whole.shown() && pair.part.shown() && isFew(pair.whole.count - pair.part.count);
                if (telling) {
                    pair.part.hide();
                    changed = true;
                }
            }
            for (Sum sum : sums) {
                changed |= isMended(sum);
            }
        }
        return this;
    }

    Figure figure(String key) {
        Cell cell = cell(key);
        return cell.shown() ? Figure.of(cell.count) : Figure.withheld(cell.withheld);
    }

    /** To the nearest five, so that differences of rounded counts tell nothing; fewer than five stay withheld. */
    static Figure rounded(long count) {
        return isFew(count) ? Figure.withheld(Withheld.FEWER_THAN_FIVE) : Figure.of((count + 2) / 5 * 5);
    }

    private Cell cell(String key) {
        Cell cell = cells.get(key);
        if (cell == null) {
            throw new IllegalArgumentException("There is no count '" + key + "' in the grid");
        }
        return cell;
    }

    private static boolean isMended(Sum sum) {
        if (!tells(sum)) {
            return false;
        }
        Optional<Cell> next =
                shown(sum).filter(cell -> cell.count > 0).min(Comparator.comparingLong(cell -> cell.count));
        next.orElse(sum.total).hide();
        return true;
    }

    private static boolean tells(Sum sum) {
        List<Cell> hidden = sum.parts.stream().filter(cell -> !cell.shown()).toList();
        if (!sum.total.shown()) {
            return hidden.isEmpty() && sum.parts.stream().anyMatch(cell -> cell.count > 0);
        }
        if (hidden.isEmpty()) {
            return false;
        }
        long known = hidden.stream().mapToLong(cell -> cell.count).sum();
        long few = hidden.stream()
                .filter(cell -> cell.withheld == Withheld.FEWER_THAN_FIVE)
                .count();
        long others = hidden.size() - few;
        if (hidden.size() == 1) {
            return true;
        }
        if (others == 0) {
            return known == few || known == few * FEW;
        }
        long smallestShown = shown(sum)
                .mapToLong(cell -> cell.count)
                .filter(count -> count > 0)
                .min()
                .orElse(Long.MAX_VALUE / 1000);
        boolean forcedLow = few > 0 && known == few + others * (FEW + 1);
        boolean forcedHigh = few > 0 && known - others * smallestShown >= few * FEW;
        return forcedLow || forcedHigh;
    }

    private static Stream<Cell> shown(Sum sum) {
        return sum.parts.stream().filter(Cell::shown);
    }
}
