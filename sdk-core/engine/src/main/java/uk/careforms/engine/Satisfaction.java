package uk.careforms.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.SatisfactionTable;

/** How people found it: a score after sending a form and another after the decision. Thread-safe. */
public final class Satisfaction {

    /** What people may write, in characters; the rest is cut off. */
    public static final int LONGEST_WORDS = 1_200;

    private final Database database;
    private final Clock clock;

    Satisfaction(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** When somebody is asked. */
    public enum Stage {
        /** Right after the form was sent. */
        SUBMIT,
        /** Once the person knows what was decided. */
        DECISION;

        /** The lower-case word of events. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Keeps what somebody thinks. The score goes into the event {@code satisfaction.given}; their words do not.
     *
     * @param reference of their form; empty for forms that are not sent
     * @param score 1, very dissatisfied, to 5, very satisfied
     * @param words their own; may be empty
     * @return false when it was given for that form and stage before, and nothing is kept
     * @throws CareFormsException {@code CALLER} for another score
     */
    public boolean give(Optional<Reference> reference, String form, Stage stage, int score, String words) {
        if (score < 1 || score > 5) {
            throw new CareFormsException(Fault.CALLER, "A score is 1 to 5");
        }
        Instant now = clock.instant();
        String clean = InvitationCheck.words(words, LONGEST_WORDS);
        return database.inTransaction(handle -> {
            if (reference
                    .filter(sent -> SatisfactionTable.isGiven(handle, sent, stage.text()))
                    .isPresent()) {
                return false;
            }
            SatisfactionTable.add(handle, reference, form, stage.text(), score, clean, now);
            EventTable.add(
                    handle,
                    now,
                    "satisfaction.given",
                    reference.map(Reference::text).orElse("anonymous"),
                    EventTable.PERSON,
                    JsonText.fact("form", form)
                            .add("stage", stage.text())
                            .add("score", score)
                            .build());
            return true;
        });
    }

    /** Whether it was given for a form and stage. */
    public boolean isGiven(Reference reference, Stage stage) {
        return database.with(handle -> SatisfactionTable.isGiven(handle, reference, stage.text()));
    }
}
