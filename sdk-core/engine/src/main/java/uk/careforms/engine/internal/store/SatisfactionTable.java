package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;

/** How people found it. */
public final class SatisfactionTable {

    private SatisfactionTable() {}

    public static void add(
            Handle handle,
            Optional<Reference> reference,
            String form,
            String stage,
            int score,
            String words,
            Instant at) {
        handle.createUpdate("insert into cf_satisfaction (reference, form, stage, score, words, at)"
                        + " values (:reference, :form, :stage, :score, :words, :at)")
                .bind("reference", reference.map(Reference::text).orElse(null))
                .bind("form", form)
                .bind("stage", stage)
                .bind("score", score)
                .bind("words", words)
                .bind("at", at)
                .execute();
    }

    /** Whether the person has said it already. */
    public static boolean isGiven(Handle handle, Reference reference, String stage) {
        return handle.createQuery(
                                "select count(*) from cf_satisfaction where reference = :reference and stage = :stage")
                        .bind("reference", reference.text())
                        .bind("stage", stage)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
