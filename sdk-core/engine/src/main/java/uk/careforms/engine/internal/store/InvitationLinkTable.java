package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The links of invitations, by the hash of their token, and the keys to drafts that opening them makes. */
public final class InvitationLinkTable {

    private InvitationLinkTable() {}

    /**
     * What a link leads to.
     *
     * @param codeHash of the link's own code; empty when the code of the invitation opens it
     */
    public record Row(String invitation, Optional<String> codeHash) {}

    public static void add(Handle handle, String linkHash, Row link, Instant now) {
        handle.createUpdate("insert into cf_invitation_link (link_hash, invitation, code_hash, tries, tries_since)"
                        + " values (:link, :invitation, :code, 0, :now)")
                .bind("link", linkHash)
                .bind("invitation", link.invitation())
                .bind("code", link.codeHash().orElse(null))
                .bind("now", now)
                .execute();
    }

    /** Ends every link of an invitation. */
    public static void endAll(Handle handle, String invitation) {
        handle.createUpdate("delete from cf_invitation_link where invitation = :invitation")
                .bind("invitation", invitation)
                .execute();
    }

    /** Counts a try before it is made; empty when the link leads nowhere or its tries are used up. See {@link ResumeTable}. */
    public static Optional<Row> tryOnce(Handle handle, String linkHash, int most, Instant now, Instant windowStart) {
        int counted = handle.createUpdate("update cf_invitation_link set"
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
        return handle.createQuery("select invitation, code_hash from cf_invitation_link where link_hash = :link")
                .bind("link", linkHash)
                .map((row, context) ->
                        new Row(row.getString("invitation"), Optional.ofNullable(row.getString("code_hash"))))
                .findOne();
    }

    /** Forgets the tries after a good one. */
    public static void forgetTries(Handle handle, String linkHash) {
        handle.createUpdate("update cf_invitation_link set tries = 0 where link_hash = :link")
                .bind("link", linkHash)
                .execute();
    }

    /** Makes another key to a draft. */
    public static void addKey(Handle handle, String keyHash, String draftHash) {
        handle.createUpdate("insert into cf_draft_key (key_hash, draft_hash) values (:key, :draft)")
                .bind("key", keyHash)
                .bind("draft", draftHash)
                .execute();
    }

    /** The hash of the draft that a key opens. */
    public static Optional<String> draftOf(Handle handle, String keyHash) {
        return handle.createQuery("select draft_hash from cf_draft_key where key_hash = :key")
                .bind("key", keyHash)
                .mapTo(String.class)
                .findOne();
    }
}
