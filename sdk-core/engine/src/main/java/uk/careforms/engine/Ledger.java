package uk.careforms.engine;

import java.util.Map;

/**
 * Where everything that was ever accepted is now, read in one query so that it always balances: {@code accepted =
 * delivered + inFlight + parked}.
 *
 * @param accepted submissions that somebody was thanked for
 * @param delivered submissions whose every delivery is done, by software or by hand, or was not needed
 * @param inFlight submissions not yet started, or with something still to deliver
 * @param parked submissions with at least one delivery that waits for a person
 * @param perForm the same for each form id that has a submission
 */
public record Ledger(long accepted, long delivered, long inFlight, long parked, Map<String, Row> perForm) {

    public Ledger {
        perForm = Map.copyOf(perForm);
    }

    /** The counts of one form. */
    public record Row(long accepted, long delivered, long inFlight, long parked) {

        Row plus(Row other) {
            return new Row(
                    accepted + other.accepted,
                    delivered + other.delivered,
                    inFlight + other.inFlight,
                    parked + other.parked);
        }
    }
}
