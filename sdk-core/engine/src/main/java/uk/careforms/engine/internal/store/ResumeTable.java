package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The ways back to drafts, by the hash of the link's token. */
public final class ResumeTable {

    private ResumeTable() {}

    /** What a link leads to. */
    public record Row(String sealedToken, String codeHash) {}

    /** Makes a way back, and ends those made before. */
    public static void replace(
            Handle handle, String linkHash, String draftHash, String sealedToken, String codeHash, Instant now) {
        handle.createUpdate("delete from cf_resume where draft_hash = :draft")
                .bind("draft", draftHash)
                .execute();
        handle.createUpdate("insert into cf_resume (link_hash, draft_hash, sealed_token, code_hash, tries, tries_since)"
                        + " values (:link, :draft, :sealed, :code, 0, :now)")
                .bind("link", linkHash)
                .bind("draft", draftHash)
                .bind("sealed", sealedToken)
                .bind("code", codeHash)
                .bind("now", now)
                .execute();
    }

    /**
     * Counts a try before it is made, so that tries at the same moment on several nodes are counted one by one.
     *
     * @param windowStart tries before this moment are forgotten
     * @return what the link leads to; empty when it leads nowhere or its tries are used up
     */
    public static Optional<Row> tryOnce(Handle handle, String linkHash, int most, Instant now, Instant windowStart) {
        int counted = handle.createUpdate("update cf_resume set"
                        + " tries = case when tries_since <= :start then 1 else tries + 1 end,"
                        + " tries_since = case when tries_since <= :start then :now else tries_since end"
                        + " where link_hash = :link and (tries < :most or tries_since <= :start)")
                .bind("start", windowStart)
                .bind("now", now)
                .bind("link", linkHash)
                .bind("most", most)
                .execute();
        if (counted == 0) {
            return Optional.empty();
        }
        return handle.createQuery("select sealed_token, code_hash from cf_resume where link_hash = :link")
                .bind("link", linkHash)
                .map((row, context) -> new Row(row.getString("sealed_token"), row.getString("code_hash")))
                .findOne();
    }

    /** Forgets the tries after a good one. */
    public static void forgetTries(Handle handle, String linkHash) {
        handle.createUpdate("update cf_resume set tries = 0 where link_hash = :link")
                .bind("link", linkHash)
                .execute();
    }
}
