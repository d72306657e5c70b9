package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import uk.careforms.api.model.Reference;

/** The messages on cases, and the notices that say there is one. */
public final class MessageTable {

    private static final String COLUMNS = "select number, reference, at, author, from_person, kind, body, read_at,"
            + " notice_state, notice_tries, notice_note from cf_message";

    private static final RowMapper<Row> READ = (row, context) -> new Row(
            row.getLong("number"),
            new Reference(row.getString("reference")),
            InstantColumns.at(row, "at"),
            row.getString("author"),
            row.getBoolean("from_person"),
            Kind.valueOf(row.getString("kind")),
            row.getString("body"),
            InstantColumns.maybeAt(row, "read_at"),
            NoticeState.valueOf(row.getString("notice_state")),
            row.getInt("notice_tries"),
            row.getString("notice_note"));

    private MessageTable() {}

    /** What a message is for. */
    public enum Kind {
        MESSAGE,
        /** The person says that something has changed. */
        CHANGE
    }

    /** How the notice about a message stands. */
    public enum NoticeState {
        /** There is none: the person wrote it, or gave no address. */
        NONE,
        DUE,
        SENT,
        REFUSED
    }

    /** One message. */
    public record Row(
            long number,
            Reference reference,
            Instant at,
            String author,
            boolean fromPerson,
            Kind kind,
            String text,
            Optional<Instant> readAt,
            NoticeState notice,
            int noticeTries,
            String noticeNote) {

        /** Shows no text. */
        @Override
        public String toString() {
            return "Row[" + number + ", " + reference + ", " + notice + "]";
        }
    }

    /** A message to keep. */
    public record Fresh(
            Reference reference, Instant at, String author, boolean fromPerson, Kind kind, String text, String key) {

        /** Shows no text. */
        @Override
        public String toString() {
            return "Fresh[" + reference + ", " + kind + "]";
        }
    }

    /**
     * Keeps a message.
     *
     * @return false when one with that key is kept already
     */
    public static boolean add(Handle handle, Fresh message, boolean notice) {
        return handle.createUpdate("insert into cf_message (reference, at, author, from_person, kind, body, write_key,"
                                + " notice_state, notice_tries, notice_next, notice_note) select :reference, :at, :author,"
                                + " :person, :kind, :body, :key, :state, 0, cast(:next as timestamp(6) with time zone), ''"
                                + " where not exists"
                                + " (select 1 from cf_message where reference = :reference and write_key = :key)")
                        .bind("reference", message.reference().text())
                        .bind("at", message.at())
                        .bind("author", message.author())
                        .bind("person", message.fromPerson())
                        .bind("kind", message.kind().name())
                        .bind("body", message.text())
                        .bind("key", message.key())
                        .bind("state", (notice ? NoticeState.DUE : NoticeState.NONE).name())
                        .bind("next", notice ? message.at() : null)
                        .execute()
                == 1;
    }

    /** Whether a message with that key is kept. */
    public static boolean isKept(Handle handle, Reference reference, String key) {
        return handle.createQuery("select count(*) from cf_message where reference = :reference and write_key = :key")
                        .bind("reference", reference.text())
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** All messages on a case, the oldest first. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference order by number")
                .bind("reference", reference.text())
                .map(READ)
                .list();
    }

    /** The other side has seen them. */
    public static void read(Handle handle, Reference reference, boolean fromPerson, Instant now) {
        handle.createUpdate("update cf_message set read_at = :now where reference = :reference"
                        + " and from_person = :person and read_at is null")
                .bind("now", now)
                .bind("reference", reference.text())
                .bind("person", fromPerson)
                .execute();
    }

    /** Messages whose notice is to be tried by now. */
    public static List<Row> due(Handle handle, Instant now, int most) {
        return handle.createQuery(
                        COLUMNS + " where notice_next <= :now order by notice_next, number fetch first :most rows only")
                .bind("now", now)
                .bind("most", most)
                .map(READ)
                .list();
    }

    /** Counts a try that is about to be made, so that no other node makes it meanwhile; false when another does. */
    public static boolean claim(Handle handle, Row row, Instant until) {
        return handle.createUpdate("update cf_message set notice_tries = notice_tries + 1, notice_next = :until"
                                + " where number = :number and notice_state = 'DUE' and notice_tries = :tries")
                        .bind("until", until)
                        .bind("number", row.number())
                        .bind("tries", row.noticeTries())
                        .execute()
                == 1;
    }

    /** What came of a try. */
    public static void tried(Handle handle, Row row, NoticeState state, Optional<Instant> next, String note) {
        handle.createUpdate("update cf_message set notice_state = :state, notice_next = :next, notice_note = :note"
                        + " where number = :number and notice_state = 'DUE'")
                .bind("state", state.name())
                .bind("next", next.orElse(null))
                .bind("note", note)
                .bind("number", row.number())
                .execute();
    }

    /** Puts a notice off that was not even tried. */
    public static void putOff(Handle handle, Row row, Instant next) {
        handle.createUpdate("update cf_message set notice_next = :next, notice_tries = :tries"
                        + " where number = :number and notice_state = 'DUE'")
                .bind("next", next)
                .bind("tries", row.noticeTries())
                .bind("number", row.number())
                .execute();
    }
}
