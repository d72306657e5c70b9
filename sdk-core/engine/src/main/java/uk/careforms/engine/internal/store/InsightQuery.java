package uk.careforms.engine.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts for measures, each one query over the rows of a form and a period. */
public final class InsightQuery {

    private static final String BEGUN =
            " from cf_journey j where j.form = :form and j.started_at >= :from and j.started_at < :until";
    private static final String LINKS = " from cf_journey_link l left join cf_journey j on j.draft_hash = l.draft_hash"
            + " where l.form = :form and l.sent_at >= :from and l.sent_at < :until";
    private static final String SENT =
            " from cf_submission s %s where s.form = :form and s.submitted_at >= :from and s.submitted_at < :until";
    private static final String STOPPED = " and j.sent_at is null and j.last_at < :fresh";
    private static final String SECONDS = "(extract(epoch from %s) - extract(epoch from %s))";

    private InsightQuery() {}

    /**
     * What is asked about.
     *
     * @param fresh whoever saved since then is not thought to have stopped
     */
    public record Span(String form, Instant from, Instant until, Instant fresh, Instant now) {}

    /** A thing and its counts, in the order that the query says. */
    public record Counts(String key, List<Long> counts) {}

    /** How long something took, in seconds; empty when nobody did it. */
    public record Quartiles(Optional<BigDecimal> lower, Optional<BigDecimal> median, Optional<BigDecimal> upper) {}

    /** By channel: begun, completed, still open, stopped. */
    public static List<Counts> forms(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select j.channel as thing, count(*) as c1, count(j.sent_at) as c2,"
                        + " sum(case when j.sent_at is null and j.last_at >= :fresh then 1 else 0 end) as c3,"
                        + " sum(case when j.sent_at is null and j.last_at < :fresh then 1 else 0 end) as c4"
                        + BEGUN + " group by j.channel",
                4);
    }

    /** By page: who came to it. */
    public static List<Counts> reached(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select p.page as thing, count(*) as c1 from cf_journey_page p join cf_journey j on j.draft_hash = p.draft_hash"
                        + " where j.form = :form and j.started_at >= :from and j.started_at < :until group by p.page",
                1);
    }

    /** By page: who stopped there. */
    public static List<Counts> stopped(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select j.last_page as thing, count(*) as c1" + BEGUN + STOPPED + " group by j.last_page",
                1);
    }

    /** By channel: links sent, opened, whose form was begun, whose form was completed. */
    public static List<Counts> links(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select l.channel as thing, count(*) as c1,"
                        + " sum(case when l.opened_at is not null or j.draft_hash is not null then 1 else 0 end) as c2,"
                        + " count(j.draft_hash) as c3, count(j.sent_at) as c4" + LINKS + " group by l.channel",
                4);
    }

    /** By reason: who declined. */
    public static List<Counts> reasons(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select coalesce(l.reason, 'none') as thing, count(*) as c1" + LINKS
                        + " and l.declined_at is not null group by coalesce(l.reason, 'none')",
                1);
    }

    /** By stage: how many gave each score from 1 to 5, and how many wrote something beside it. */
    public static List<Counts> scores(Handle handle, Span span) {
        String each = "";
        for (int score = 1; score <= 5; score++) {
            each += ", sum(case when score = " + score + " then 1 else 0 end) as c" + score;
        }
        return counts(
                handle,
                span,
                "select stage as thing" + each + ", sum(case when words <> '' then 1 else 0 end) as c6"
                        + " from cf_satisfaction where form = :form and at >= :from and at < :until group by stage",
                6);
    }

    /** By clock: stopped in time, stopped late, running, running and overdue. */
    public static List<Counts> clocks(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select c.name as thing, sum(case when c.stopped_at <= c.due_at then 1 else 0 end) as c1,"
                        + " sum(case when c.stopped_at > c.due_at then 1 else 0 end) as c2,"
                        + " sum(case when c.stopped_at is null and c.due_at >= :now then 1 else 0 end) as c3,"
                        + " sum(case when c.stopped_at is null and c.due_at < :now then 1 else 0 end) as c4"
                        + SENT.formatted("join cf_clock c on c.reference = s.reference") + " group by c.name",
                4);
    }

    /** By outcome; an empty one while there is none. */
    public static List<Counts> outcomes(Handle handle, Span span) {
        return counts(
                handle,
                span,
                "select coalesce(c.outcome, '') as thing, count(*) as c1"
                        + SENT.formatted("left join cf_case c on c.reference = s.reference")
                        + " group by coalesce(c.outcome, '')",
                1);
    }

    /** From the beginning of a form until it was sent. */
    public static Quartiles daysFromBegun(Handle handle, Span span) {
        return quartiles(
                handle, span, SECONDS.formatted("j.sent_at", "j.started_at"), BEGUN + " and j.sent_at is not null");
    }

    /** From a link until the form was sent. */
    public static Quartiles daysFromLink(Handle handle, Span span) {
        return quartiles(
                handle, span, SECONDS.formatted("j.sent_at", "l.sent_at"), LINKS + " and j.sent_at is not null");
    }

    private static Quartiles quartiles(Handle handle, Span span, String what, String where) {
        String each = "percentile_cont(%s) within group (order by " + what + ") as %s";
        return bound(
                        handle,
                        span,
                        "select " + each.formatted("0.25", "q1") + ", " + each.formatted("0.5", "q2") + ", "
                                + each.formatted("0.75", "q3") + where)
                .map((row, context) -> new Quartiles(
                        Optional.ofNullable(row.getBigDecimal("q1")),
                        Optional.ofNullable(row.getBigDecimal("q2")),
                        Optional.ofNullable(row.getBigDecimal("q3"))))
                .one();
    }

    private static List<Counts> counts(Handle handle, Span span, String sql, int columns) {
        return bound(handle, span, sql)
                .map((row, context) -> {
                    Long[] counts = new Long[columns];
                    for (int i = 0; i < columns; i++) {
                        counts[i] = row.getLong("c" + (i + 1));
                    }
                    return new Counts(row.getString("thing"), List.of(counts));
                })
                .list();
    }

    private static Query bound(Handle handle, Span span, String sql) {
        Query query = handle.createQuery(sql)
                .bind("form", span.form())
                .bind("from", span.from())
                .bind("until", span.until());
        if (sql.contains(":fresh")) {
            query.bind("fresh", span.fresh());
        }
        if (sql.contains(":now")) {
            query.bind("now", span.now());
        }
        return query;
    }
}
