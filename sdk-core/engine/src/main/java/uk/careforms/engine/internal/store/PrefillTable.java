package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where answers that nobody typed came from. Goes with its draft. */
public final class PrefillTable {

    private PrefillTable() {}

    /**
     * The origin of one answer.
     *
     * @param pointer of the question
     * @param valueHash what the answer was, so that one that was changed since is known
     * @param source the name of the source
     * @param origin in plain words
     */
    public record Row(String pointer, String valueHash, String source, String origin, Instant at) {}

    /** Notes where an answer comes from, instead of what was noted before. */
    public static void put(Handle handle, String draftHash, Row row) {
        handle.createUpdate("delete from cf_prefill where draft_hash = :draft and pointer = :pointer")
                .bind("draft", draftHash)
                .bind("pointer", row.pointer())
                .execute();
        handle.createUpdate("insert into cf_prefill (draft_hash, pointer, value_hash, source, origin, at)"
                        + " values (:draft, :pointer, :hash, :source, :origin, :at)")
                .bind("draft", draftHash)
                .bind("pointer", row.pointer())
                .bind("hash", row.valueHash())
                .bind("source", row.source())
                .bind("origin", row.origin())
                .bind("at", row.at())
                .execute();
    }

    public static List<Row> of(Handle handle, String draftHash) {
        return handle.createQuery(
                        "select pointer, value_hash, source, origin, at from cf_prefill where draft_hash = :draft")
                .bind("draft", draftHash)
                .map((row, context) -> new Row(
                        row.getString("pointer"),
                        row.getString("value_hash"),
                        row.getString("source"),
                        row.getString("origin"),
                        InstantColumns.at(row, "at")))
                .list();
    }
}
