package uk.careforms.engine.internal.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Where every accepted submission is, in one query: each submission is given exactly one word, so the counts add up by
 * construction.
 *
 * <p>A submission is {@code parked} when one of its deliveries is. Otherwise it is {@code in-flight} when its process has not
 * been started, when one of its deliveries is in flight, or when its process runs and has not come to its delivery yet: a
 * step that delivers where its process has any, else a letter. That a case is closed says nothing here: its record may still be
 * on the way. Everything else is {@code delivered}.
 */
public final class LedgerQuery {

    private static final String SQL = "select form, place, count(*) as many from ("
            + "select s.form, case"
            + " when coalesce(d.parked, 0) > 0 then 'parked'"
            + " when s.state = 'ACCEPTED' then 'in-flight'"
            + " when coalesce(d.in_flight, 0) > 0 then 'in-flight'"
            + " when c.ended_at is null and c.delivers = true and coalesce(d.deliver_steps, 0) = 0 then 'in-flight'"
            + " when c.ended_at is null and c.delivers = false and coalesce(d.letters, 0) = 0 then 'in-flight'"
            + " else 'delivered' end as place"
            + " from cf_submission s"
            + " left join cf_case c on c.reference = s.reference"
            + " left join (select reference,"
            + " sum(case when state = 'PARKED' then 1 else 0 end) as parked,"
            + " sum(case when state = 'IN_FLIGHT' then 1 else 0 end) as in_flight,"
            + " sum(case when kind = 'deliver' then 1 else 0 end) as deliver_steps,"
            + " sum(case when kind = 'letter' then 1 else 0 end) as letters"
            + " from cf_delivery group by reference) d on d.reference = s.reference"
            + ") placed group by form, place";

    private LedgerQuery() {}

    /** How many submissions of one form are at one place: {@code delivered}, {@code in-flight} or {@code parked}. */
    public record Count(String form, String place, long many) {}

    public static List<Count> run(Handle handle) {
        return handle.createQuery(SQL)
                .map((row, context) -> new Count(row.getString("form"), row.getString("place"), row.getLong("many")))
                .list();
    }
}
