package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;

/** Letters about cases as they were written: a second try sends the very words of the first. */
public final class LetterTable {

    private LetterTable() {}

    /**
     * One letter.
     *
     * @param delivery the delivery it goes out with
     * @param name the letter's in its form
     * @param kind {@code email}, {@code sms} or {@code letter}
     */
    public record Row(
            UUID delivery, Reference reference, String name, String kind, String subject, String body, Instant at) {

        /** Never shows what it says. */
        @Override
        public String toString() {
            return "Row[" + reference + ", " + name + "]";
        }
    }

    /**
     * Keeps a letter.
     *
     * @throws DuplicateRow when it is kept already
     */
    public static void add(Handle handle, Row row) {
        handle.createUpdate("insert into cf_letter (delivery, reference, name, kind, subject, body, at)"
                        + " values (:delivery, :reference, :name, :kind, :subject, :body, :at)")
                .bind("delivery", row.delivery())
                .bind("reference", row.reference().text())
                .bind("name", row.name())
                .bind("kind", row.kind())
                .bind("subject", row.subject())
                .bind("body", row.body())
                .bind("at", row.at())
                .execute();
    }

    public static Optional<Row> find(Handle handle, UUID delivery) {
        return of(handle, " where delivery = :key", delivery).stream().findFirst();
    }

    /** All about one case, the newest first. */
    public static List<Row> of(Handle handle, Reference reference) {
        return of(handle, " where reference = :key", reference.text());
    }

    private static List<Row> of(Handle handle, String where, Object key) {
        return handle.createQuery("select delivery, reference, name, kind, subject, body, at from cf_letter" + where
                        + " order by number desc")
                .bind("key", key)
                .map((row, context) -> new Row(
                        row.getObject("delivery", UUID.class),
                        new Reference(row.getString("reference")),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("body"),
                        InstantColumns.at(row, "at")))
                .list();
    }
}
