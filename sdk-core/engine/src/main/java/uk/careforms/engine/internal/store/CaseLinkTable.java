package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;

/** The person's ways in to cases, by the hash of the link's token. */
public final class CaseLinkTable {

    /** A link lives while its case does, and 90 days more. */
    private static final String ALIVE =
            " and not exists (select 1 from cf_case c where c.reference = cf_case_link.reference"
                    + " and c.ended_at <= :endedBy)";

    private CaseLinkTable() {}

    /** What a link leads to. */
    public record Row(Reference reference, String codeHash) {}

    /** A token and a code that letters have not carried away yet. */
    public record Held(String token, String code) {

        String text() {
            return token + " " + code;
        }

        /** Shows neither. */
        @Override
        public String toString() {
            return "Held[]";
        }
    }

    /** Makes a way in. */
    public static void add(
            Handle handle,
            String linkHash,
            Reference reference,
            String codeHash,
            Instant now,
            String actor,
            Optional<Held> held) {
        handle.createUpdate("insert into cf_case_link (link_hash, reference, code_hash, tries, tries_since, made_at,"
                        + " made_by, held) values (:link, :reference, :code, 0, :now, :now, :actor, :held)")
                .bind("link", linkHash)
                .bind("reference", reference.text())
                .bind("code", codeHash)
                .bind("now", now)
                .bind("actor", actor)
                .bind("held", held.map(Held::text).orElse(null))
                .execute();
    }

    /** How many ways in a case has. */
    public static int count(Handle handle, Reference reference) {
        return handle.createQuery("select count(*) from cf_case_link where reference = :reference")
                .bind("reference", reference.text())
                .mapTo(Integer.class)
                .one();
    }

    /** Ends every way in to a case; how many there were. */
    public static int end(Handle handle, Reference reference) {
        return handle.createUpdate("delete from cf_case_link where reference = :reference")
                .bind("reference", reference.text())
                .execute();
    }

    /**
     * Counts a try before it is made, so that tries at the same moment on several nodes are counted one by one.
     *
     * @param windowStart tries before this moment are forgotten
     * @param endedBy links of cases that ended by this moment lead nowhere
     */
    public static Optional<Row> tryOnce(
            Handle handle, String linkHash, int most, Instant now, Instant windowStart, Instant endedBy) {
        int counted = handle.createUpdate("update cf_case_link set"
                        + " tries = case when tries_since <= :start then 1 else tries + 1 end,"
                        + " tries_since = case when tries_since <= :start then :now else tries_since end"
                        + " where link_hash = :link and (tries < :most or tries_since <= :start)" + ALIVE)
                .bind("start", windowStart)
                .bind("now", now)
                .bind("link", linkHash)
                .bind("most", most)
                .bind("endedBy", endedBy)
                .execute();
        return counted == 0 ? Optional.empty() : find(handle, linkHash, endedBy);
    }

    /** What a link leads to; empty when it leads nowhere any more. */
    public static Optional<Row> find(Handle handle, String linkHash, Instant endedBy) {
        return handle.createQuery("select reference, code_hash from cf_case_link where link_hash = :link" + ALIVE)
                .bind("link", linkHash)
                .bind("endedBy", endedBy)
                .map((row, context) -> new Row(new Reference(row.getString("reference")), row.getString("code_hash")))
                .findOne();
    }

    /** Forgets the tries after a good one. */
    public static void forgetTries(Handle handle, String linkHash) {
        handle.createUpdate("update cf_case_link set tries = 0 where link_hash = :link")
                .bind("link", linkHash)
                .execute();
    }

    /** The newest link of a case that letters have still to carry; what has gone already is empty text. */
    public static Optional<Held> held(Handle handle, Reference reference) {
        return handle.createQuery("select held from cf_case_link where reference = :reference and held is not null"
                        + " order by made_at desc, link_hash fetch first 1 rows only")
                .bind("reference", reference.text())
                .mapTo(String.class)
                .findOne()
                .map(text -> new Held(text.substring(0, text.indexOf(' ')), text.substring(text.indexOf(' ') + 1)));
    }

    /** What letters have still to carry from now on: nothing of it is kept longer than that. */
    public static void hold(Handle handle, Reference reference, Held before, Held left) {
        boolean nothing = left.token().isEmpty() && left.code().isEmpty();
        handle.createUpdate("update cf_case_link set held = :left where reference = :reference and held = :before")
                .bind("left", nothing ? null : left.text())
                .bind("reference", reference.text())
                .bind("before", before.text())
                .execute();
    }

    /** Lets go of what no letter has carried away since, and deletes links that lead nowhere any more. */
    public static void purge(Handle handle, Instant madeBefore, Instant endedBy) {
        handle.createUpdate("update cf_case_link set held = null where held is not null and made_at <= :before")
                .bind("before", madeBefore)
                .execute();
        handle.createUpdate("delete from cf_case_link where exists (select 1 from cf_case c"
                        + " where c.reference = cf_case_link.reference and c.ended_at <= :endedBy)")
                .bind("endedBy", endedBy)
                .execute();
    }
}
