package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import uk.careforms.api.model.Reference;

/** What cases still need from people, item by item. */
public final class EvidenceTable {

    private static final String COLUMNS =
            "select e.number, e.reference, e.item, e.item_row, e.title, e.label, e.pointer, e.hint,"
                    + " e.state, e.attachment, e.note, e.asked_at, e.asked_by, e.settled_at, e.settled_by from cf_evidence e";

    private EvidenceTable() {}

    /** How an item stands. */
    public enum State {
        ASKED,
        RECEIVED,
        UNREADABLE,
        WAIVED;

        /** Whether somebody still has to send something. */
        public boolean outstanding() {
            return this == ASKED || this == UNREADABLE;
        }
    }

    /**
     * One item.
     *
     * @param item its id in the form's rules, or {@code asked} for one that an officer asked for
     * @param row the stable id of the answer's row it is about; empty when there is none
     * @param attachment the file that covers it, or that waits to be scanned
     * @param note what the person reads: why it was unreadable, or why it is not needed
     */
    public record Row(
            long number,
            Reference reference,
            String item,
            String row,
            String title,
            String label,
            String pointer,
            String hint,
            State state,
            Optional<UUID> attachment,
            String note,
            Instant askedAt,
            String askedBy,
            Optional<Instant> settledAt,
            Optional<String> settledBy) {

        /** Shows neither title nor label nor note. */
        @Override
        public String toString() {
            return "Row[" + number + ", " + item + ", " + state + "]";
        }
    }

    /** An item to ask for. */
    public record Wanted(String item, String row, String title, String label, String pointer, String hint) {

        /** Shows neither title nor label. */
        @Override
        public String toString() {
            return "Wanted[" + item + "]";
        }
    }

    /** Asks for an item; false when it has been asked for already. */
    public static boolean ask(Handle handle, Reference reference, Wanted wanted, Instant now, String actor) {
        return handle.createUpdate(
                                "insert into cf_evidence (reference, item, item_row, title, label, pointer, hint, state, note,"
                                        + " asked_at, asked_by) select :reference, :item, :row, :title, :label, :pointer, :hint, 'ASKED', '',"
                                        + " :now, :actor where not exists (select 1 from cf_evidence where reference = :reference"
                                        + " and item = :item and item_row = :row)")
                        .bind("reference", reference.text())
                        .bind("item", wanted.item())
                        .bind("row", wanted.row())
                        .bind("title", wanted.title())
                        .bind("label", wanted.label())
                        .bind("pointer", wanted.pointer())
                        .bind("hint", wanted.hint())
                        .bind("now", now)
                        .bind("actor", actor)
                        .execute()
                == 1;
    }

    /** Every item of a case, in the order in which they were asked for. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where e.reference = :reference order by e.number")
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .list();
    }

    public static Optional<Row> find(Handle handle, Reference reference, long number) {
        Query query = handle.createQuery(COLUMNS + " where e.reference = :reference and e.number = :number")
                .bind("reference", reference.text())
                .bind("number", number);
        return query.map((row, context) -> read(row)).findOne();
    }

    /** Says how an item stands from now on. */
    public static void settle(
            Handle handle, Row row, State state, Optional<UUID> attachment, String note, Instant now, String actor) {
        handle.createUpdate(
                        "update cf_evidence set state = :state, attachment = cast(:attachment as uuid), note = :note,"
                                + " settled_at = :now, settled_by = :actor where number = :number")
                .bind("state", state.name())
                .bind("attachment", attachment.orElse(null))
                .bind("note", note)
                .bind("now", now)
                .bind("actor", actor)
                .bind("number", row.number())
                .execute();
    }

    /** A file was sent for an item that is still outstanding; it counts once it is known to be clean. */
    public static void sent(Handle handle, Reference reference, long number, UUID attachment) {
        handle.createUpdate("update cf_evidence set attachment = :attachment where reference = :reference"
                        + " and number = :number and state in ('ASKED', 'UNREADABLE')")
                .bind("attachment", attachment)
                .bind("reference", reference.text())
                .bind("number", number)
                .execute();
    }

    /** Outstanding items whose file has been scanned by now. */
    public static List<Row> scanned(Handle handle, int most) {
        return handle.createQuery(COLUMNS + " join cf_attachment a on a.id = e.attachment"
                        + " where e.state in ('ASKED', 'UNREADABLE') and a.state in ('CLEAN', 'INFECTED')"
                        + " order by e.number fetch first :most rows only")
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                new Reference(row.getString("reference")),
                row.getString("item"),
                row.getString("item_row"),
                row.getString("title"),
                row.getString("label"),
                row.getString("pointer"),
                row.getString("hint"),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("attachment", UUID.class)),
                row.getString("note"),
                InstantColumns.at(row, "asked_at"),
                row.getString("asked_by"),
                InstantColumns.maybeAt(row, "settled_at"),
                Optional.ofNullable(row.getString("settled_by")));
    }
}
