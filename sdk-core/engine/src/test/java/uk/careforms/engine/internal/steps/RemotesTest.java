package uk.careforms.engine.internal.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.testkit.MovableClock;

class RemotesTest {

    private static final Result DONE = new Result.Done(Map.of());
    private static final Result AWAY = new Result.TryLater(Duration.ZERO, "no answer");

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-23T10:00:00Z"));
    private final Remotes remotes = new Remotes(clock);

    @Test
    void a_remote_that_is_away_is_asked_fewer_than_160_times_a_day_by_all_cases_together() {
        int asked = 0;
        for (int second = 0; second < 24 * 60 * 60; second++) {
            asked += remotes.through("crm", () -> AWAY) == AWAY ? 1 : 0;
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(asked).isBetween(100, 160);
    }

    @Test
    void when_it_answers_again_everybody_may_go_on() {
        fail(Remote.ENOUGH);
        assertThat(remotes.through("crm", () -> DONE)).isInstanceOf(Result.NotNow.class);
        clock.advance(Duration.ofSeconds(10));

        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void while_one_finds_out_whether_it_is_back_nobody_else_asks() {
        fail(Remote.ENOUGH);
        clock.advance(Duration.ofSeconds(10));

        Result probe = remotes.through("crm", () -> {
            assertThat(remotes.through("crm", () -> DONE)).isInstanceOf(Result.NotNow.class);
            return DONE;
        });

        assertThat(probe).isEqualTo(DONE);
    }

    @Test
    void a_pause_that_it_asks_for_is_everybodys() {
        remotes.through("crm", () -> new Result.TryLater(Duration.ofMinutes(7), "slow down"));

        clock.advance(Duration.ofMinutes(7).minusMillis(1));
        assertThat(remotes.through("crm", () -> DONE))
                .isInstanceOfSatisfying(
                        Result.NotNow.class, wait -> assertThat(wait.after()).isEqualTo(Duration.ofMillis(1)));
        clock.advance(Duration.ofMillis(1));
        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_pause_of_years_is_one_of_a_day() {
        remotes.through("crm", () -> new Result.TryLater(Duration.ofDays(4_000), "come back in ten years"));
        clock.advance(Duration.ofDays(1));

        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_refusal_is_an_answer() {
        for (int i = 0; i < 50; i++) {
            assertThat(remotes.through("crm", () -> new Result.Park("no such queue")))
                    .isInstanceOf(Result.Park.class);
        }
        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_case_that_fails_among_others_that_do_not_closes_nothing() {
        for (int i = 0; i < 50; i++) {
            assertThat(remotes.through("crm", () -> AWAY)).isEqualTo(AWAY);
            assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
        }
    }

    @Test
    void one_remote_is_not_the_other() {
        fail(Remote.ENOUGH);

        assertThat(remotes.through("notices", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void work_that_breaks_says_nothing_about_the_remote_and_leaves_the_lane() {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> remotes.through("crm", () -> {
                        throw new IllegalStateException("the database is away");
                    }))
                    .hasMessage("the database is away");
        }
        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_person_who_asks_for_a_try_ends_the_pause() {
        fail(Remote.ENOUGH + 10);
        remotes.askAgain("match:crm");
        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);

        remotes.through("notices", () -> new Result.TryLater(Duration.ofHours(1), "slow down"));
        remotes.askAgain("letter:thanks");
        assertThat(remotes.through("notices", () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_remote_that_hangs_holds_no_more_than_its_lane() throws Exception {
        CountDownLatch inHand = new CountDownLatch(Remote.LANE);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(Remote.LANE);
        List<Future<Result>> hanging = new ArrayList<>();
        for (int i = 0; i < Remote.LANE; i++) {
            hanging.add(threads.submit(() -> remotes.through("crm", () -> {
                inHand.countDown();
                await(goOn);
                return DONE;
            })));
        }
        await(inHand);

        assertThat(remotes.through("crm", () -> DONE)).isInstanceOf(Result.NotNow.class);
        assertThat(remotes.through("notices", () -> DONE)).isEqualTo(DONE);
        goOn.countDown();
        for (Future<Result> one : hanging) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(DONE);
        }
        assertThat(remotes.through("crm", () -> DONE)).isEqualTo(DONE);
        threads.shutdown();
    }

    private void fail(int times) {
        for (int failed = 0; failed < times; ) {
            failed += remotes.through("crm", () -> AWAY) == AWAY ? 1 : 0;
            if (failed < times) {
                clock.advance(Duration.ofSeconds(1));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
