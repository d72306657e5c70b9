package uk.careforms.engine.internal.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.insight.Figure;

class GridTest {

    private static final List<String> PARTS = List.of("a", "b", "c", "d");

    @Test
    void no_count_from_one_to_four_is_ever_said() {
        for (long count = 0; count < 8; count++) {
            Figure said = new Grid().count("a", count).settle().figure("a");
            assertThat(said.suppressed()).isEqualTo(count > 0 && count < 5);
        }
    }

    @Test
    void a_small_count_takes_the_next_smallest_with_it_so_that_the_total_does_not_give_it_away() {
        Grid grid = summed(3, 9, 40, 0);

        assertThat(grid.figure("all").value()).isPresent();
        assertThat(grid.figure("a").withheld()).isEqualTo(Figure.Withheld.FEWER_THAN_FIVE);
        assertThat(grid.figure("b").withheld()).isEqualTo(Figure.Withheld.REVEALING);
        assertThat(grid.figure("c").value()).isPresent();
        assertThat(grid.figure("d").value()).isPresent();
    }

    @Test
    void two_small_counts_that_their_sum_would_give_away_take_a_third_with_them() {
        assertThat(summed(1, 1, 30, 50).figure("c").suppressed()).isTrue();
        assertThat(summed(4, 4, 30, 50).figure("c").suppressed()).isTrue();
        assertThat(summed(2, 3, 30, 50).figure("c").suppressed()).isFalse();
    }

    @Test
    void a_part_that_leaves_a_few_of_its_whole_is_withheld() {
        Grid grid = new Grid().count("sent", 20).count("completed", 18).within("sent", "completed");

        assertThat(grid.settle().figure("completed").withheld()).isEqualTo(Figure.Withheld.REVEALING);
    }

    @Test
    void whoever_knows_the_total_and_what_is_said_never_knows_a_small_count_for_certain() {
        Random random = new Random(20_261_128);
        for (int round = 0; round < 3_000; round++) {
            long[] counts = random.longs(PARTS.size(), 0, 9).toArray();
            Grid grid = summed(counts);
            if (grid.figure("all").suppressed()) {
                continue;
            }
            List<Set<Long>> possible = possible(grid, counts);
            for (int i = 0; i < counts.length; i++) {
                if (Grid.isFew(counts[i])) {
                    assertThat(possible.get(i))
                            .as("%s at %s", List.of(counts[0], counts[1], counts[2], counts[3]), i)
                            .hasSizeGreaterThan(1);
                }
            }
        }
    }

    private static Grid summed(long... counts) {
        Grid grid = new Grid();
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            grid.count(PARTS.get(i), counts[i]);
            all += counts[i];
        }
        return grid.count("all", all).sum("all", PARTS).settle();
    }

    /** What each part may be, for all that a reader knows: the total, what is said, and that a marker means 1 to 4 or 5 and more. */
    private static List<Set<Long>> possible(Grid grid, long[] counts) {
        List<Set<Long>> possible = new ArrayList<>();
        PARTS.forEach(part -> possible.add(new HashSet<>()));
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        search(grid, total, new ArrayList<>(), possible);
        return possible;
    }

    private static void search(Grid grid, long left, List<Long> chosen, List<Set<Long>> possible) {
        int i = chosen.size();
        if (i == PARTS.size()) {
            if (left == 0) {
                for (int part = 0; part < i; part++) {
                    possible.get(part).add(chosen.get(part));
                }
            }
            return;
        }
        Figure figure = grid.figure(PARTS.get(i));
        long low =
                switch (figure.withheld()) {
                    case NO -> figure.value().orElseThrow().longValue();
                    case FEWER_THAN_FIVE -> 1;
                    case REVEALING -> 5;
                };
        long high =
                switch (figure.withheld()) {
                    case NO -> low;
                    case FEWER_THAN_FIVE -> 4;
                    case REVEALING -> left;
                };
        for (long value = low; value <= Math.min(high, left); value++) {
            chosen.add(value);
            search(grid, left - value, chosen, possible);
            chosen.remove(i);
        }
    }
}
