package uk.careforms.engine.internal.prefill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.PrefillQuestion;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.testkit.Crowd;
import uk.careforms.testkit.InMemoryPrefill;
import uk.careforms.testkit.MovableClock;
import uk.careforms.testkit.Samples;

/** A source that does not even hear an interrupt, beside one that works. */
class PrefillAskerTest {

    private static final int LANE = 4;
    private static final PrefillQuestion WHO = new PrefillQuestion(Samples.person(), Set.of("/person/firstName"));

    private final MovableClock clock = MovableClock.at("2026-11-23T09:30:00Z");
    private final Stone stone = new Stone();
    private final InMemoryPrefill good = new InMemoryPrefill("your GP's record");
    private final PrefillAsker asker =
            new PrefillAsker(Map.of("stone", stone, "gp", good), new Remotes(clock), Duration.ofMillis(50));

    @AfterEach
    void let_go() {
        stone.released.countDown();
        asker.close();
    }

    @Test
    void a_source_that_hangs_for_good_takes_its_lane_and_no_more_and_others_go_on() {
        for (int i = 0; i < 20; i++) {
            assertThat(asker.ask("stone", WHO)).isInstanceOf(Prefill.Unavailable.class);
        }

        assertThat(stone.asked).isEqualTo(LANE);
        assertThat(asker.threads()).isEqualTo(LANE);
        assertThat(asker.ask("gp", WHO)).isEqualTo(new Prefill.NotFound());
    }

    @Test
    void a_crowd_is_answered_though_the_source_hangs() throws Exception {
        List<Prefill> answers = Crowd.atOnce(30, () -> asker.ask("stone", WHO));

        assertThat(answers).hasSize(30).allMatch(Prefill.Unavailable.class::isInstance);
        assertThat(asker.threads()).isLessThanOrEqualTo(LANE);
    }

    @Test
    void a_late_answer_is_not_used_and_the_source_is_asked_again_when_it_has_come_back() throws Exception {
        for (int i = 0; i < LANE; i++) {
            asker.ask("stone", WHO);
        }
        stone.released.countDown();
        assertThat(stone.returned.await(10, TimeUnit.SECONDS)).isTrue();
        clock.advance(Duration.ofMinutes(10));

        Prefill answer = asker.ask("stone", WHO);
        while (answer instanceof Prefill.Unavailable) { // its places are given back a moment after it has answered
            clock.advance(Duration.ofMinutes(10));
            answer = asker.ask("stone", WHO);
        }

        assertThat(answer).isEqualTo(new Prefill.NotFound());
    }

    @Test
    void after_it_is_closed_nobody_is_asked() {
        asker.close();

        assertThat(asker.ask("gp", WHO)).isInstanceOf(Prefill.Unavailable.class);
        assertThat(good.asked()).isZero();
    }

    /** Answers nothing until it is released, whatever anybody says. */
    private static final class Stone implements PrefillSource {

        private final CountDownLatch released = new CountDownLatch(1);
        private final CountDownLatch returned = new CountDownLatch(LANE);
        private volatile int asked;

        @Override
        public Prefill find(PrefillQuestion question) {
            synchronized (this) {
                asked++;
            }
            boolean open = false;
            while (!open) {
                try {
                    released.await();
                    open = true;
                } catch (InterruptedException deaf) {
                    open = released.getCount() == 0;
                }
            }
            returned.countDown();
            return new Prefill.NotFound();
        }

        @Override
        public List<SetupProblem> check() {
            return List.of();
        }
    }
}
