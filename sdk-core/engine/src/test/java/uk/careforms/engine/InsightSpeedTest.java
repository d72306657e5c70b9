package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.internal.store.TestDatabase;

/** Measures over many events. */
class InsightSpeedTest {

    /** A report takes a tenth of a second here; the limit is for machines that do ten things at once. */
    private static final Duration LONG = Duration.ofSeconds(5);

    @Test
    void a_report_over_a_hundred_thousand_events_is_quick_and_the_feed_has_no_index_for_it() {
        try (TestDesk desk = new TestDesk(TestDatabase.POSTGRESQL)) {
            desk.database.inTransaction(handle -> handle.execute(
                    "insert into cf_event (at, kind, subject, actor, detail) select timestamptz '2026-01-01 10:00Z'"
                            + " + interval '1 minute' * n, case when n % 10 = 0 then 'draft.started' else 'draft.saved' end,"
                            + " 'draft' || n / 10, 'person', '{\"form\":\"ask-help\",\"version\":1,\"channel\":\"web\","
                            + "\"page\":\"page' || n % 10 || '\"}' from generate_series(0, 99999) n"));
            Insight insight = new Insight(desk.database, desk.clock, desk.forms);
            long begin = System.nanoTime();
            assertThat(insight.runDue()).isGreaterThanOrEqualTo(100_000);
            Duration drawn = Duration.ofNanos(System.nanoTime() - begin);

            begin = System.nanoTime();
            var report = insight.report("ask-help", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                    .orElseThrow();
            Duration reported = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(report.tables().get(1).rows().get(0).figures().get(0).value())
                    .hasValueSatisfying(begun -> assertThat(begun).isEqualByComparingTo("10000"));
            assertThat(reported).as("after %s for drawing", drawn).isLessThan(LONG);
            assertThat(indexes(desk)).as("indexes of cf_event").isEqualTo(2);
        }
    }

    private static int indexes(TestDesk desk) {
        return desk.database.with(
                handle -> handle.createQuery("select count(*) from pg_indexes where tablename = 'cf_event'")
                        .mapTo(Integer.class)
                        .one());
    }
}
