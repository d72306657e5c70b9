package uk.careforms.engine.internal.steps;

import java.util.Optional;
import java.util.UUID;
import uk.careforms.engine.internal.pack.LetterWriter.Letter;
import uk.careforms.engine.internal.store.DuplicateRow;
import uk.careforms.engine.internal.store.LetterTable;

/** Letters that are kept with their case: written once, before the first try to send them, so that every try says the same. */
final class KeptLetters {

    private KeptLetters() {}

    /** Its words as they were kept, or as they are kept now, whatever becomes of the step. */
    static String body(OneStep one, UUID delivery, String name, Letter letter) {
        LetterTable.Row row = row(one, delivery, name, letter);
        try {
            return one.bench().database().inTransaction(own -> {
                Optional<LetterTable.Row> kept = LetterTable.find(own, delivery);
                if (kept.isEmpty()) {
                    LetterTable.add(own, row);
                }
                return kept.orElse(row).body();
            });
        } catch (DuplicateRow raced) { // another node took the step over and was faster to write it
            return one.bench()
                    .database()
                    .with(own -> LetterTable.find(own, delivery).orElse(row).body());
        }
    }

    /** Keeps a letter that goes to nobody, in the process's own transaction. */
    static void keep(OneStep one, UUID delivery, String name, Letter letter) {
        if (LetterTable.find(one.handle(), delivery).isEmpty()) {
            LetterTable.add(one.handle(), row(one, delivery, name, letter));
        }
    }

    private static LetterTable.Row row(OneStep one, UUID delivery, String name, Letter letter) {
        return new LetterTable.Row(
                delivery, one.reference(), name, letter.kind().text(), letter.subject(), letter.body(), one.now());
    }
}
