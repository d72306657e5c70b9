package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.CalculationTable;

/**
 * What a calculation came to for a case. Holds answers.
 *
 * @param number its own, rising
 * @param calculation its name, like {@code charging}
 * @param asOf the day whose rules and rates were used
 * @param facts what it was made from: the answers with officers' corrections
 * @param result as the calculation's guide says, {@code working} included
 * @param status one word, like {@code contribution}; {@code wrong} when the facts cannot be right
 * @param pence what the person pays a week
 * @param rates the id of the rates used
 * @param policy the id of the council's policy used
 * @param inForce whether it holds now; at most one of a case and calculation does
 * @param madeBy a sign-in name, or {@code system}
 * @param reason why it was made; may be empty
 */
public record AssessmentRecord(
        long number,
        Reference reference,
        String calculation,
        Kind kind,
        LocalDate asOf,
        JsonObject facts,
        JsonObject result,
        String status,
        Optional<Long> pence,
        String rates,
        String policy,
        boolean inForce,
        Instant madeAt,
        String madeBy,
        String reason) {

    /** Who stands behind it. */
    public enum Kind {
        /** Nobody has decided on it. */
        ESTIMATE,
        /** A named officer decided. */
        FINAL,
        /** An officer confirmed the uprating that it was part of. */
        UPRATING
    }

    static AssessmentRecord of(CalculationTable.Row row) {
        return new AssessmentRecord(
                row.number(),
                row.reference(),
                row.name(),
                Kind.valueOf(row.kind()),
                row.asOf(),
                row.facts(),
                row.result(),
                row.status(),
                row.pence(),
                row.rates(),
                row.policy(),
                row.inForce(),
                row.madeAt(),
                row.madeBy(),
                row.reason());
    }

    /** Never shows a figure. */
    @Override
    public String toString() {
        return "AssessmentRecord[" + number + ", " + reference + ", " + kind + "]";
    }
}
