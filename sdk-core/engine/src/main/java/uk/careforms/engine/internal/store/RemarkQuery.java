package uk.careforms.engine.internal.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import uk.careforms.engine.insight.Remark;
import uk.careforms.engine.internal.store.InsightQuery.Span;

/** What people wrote beside their score, without saying whose case it was. */
public final class RemarkQuery {

    private RemarkQuery() {}

    /** The newest first. */
    public static List<Remark> run(Handle handle, Span span, int most) {
        return handle.createQuery(
                        "select at, stage, score, words from cf_satisfaction where form = :form"
                                + " and at >= :from and at < :until and words <> '' order by number desc fetch first :most rows only")
                .bind("form", span.form())
                .bind("from", span.from())
                .bind("until", span.until())
                .bind("most", most)
                .map((row, context) -> new Remark(
                        InstantColumns.at(row, "at"),
                        row.getString("stage"),
                        row.getInt("score"),
                        row.getString("words")))
                .list();
    }
}
