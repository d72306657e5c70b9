package uk.careforms.api.model;

import java.time.Instant;

/**
 * A part-filled form.
 *
 * @param id an unguessable token of at least 128 bits, URL-safe; whoever has it can read and change the draft
 * @param formVersion the form and version the draft is pinned to for life
 * @param channel how it came in
 * @param answers everything answered so far, answers that are hidden now included
 * @param page the id of the page the person is on
 * @param row the row version, raised by each save; a save must name the row it read
 * @param startedAt when it was started
 * @param expiresAt when it will be deleted unless it is submitted or saved again
 */
public record Draft(
        String id,
        FormVersion formVersion,
        Channel channel,
        Answers answers,
        String page,
        long row,
        Instant startedAt,
        Instant expiresAt) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "Draft[" + formVersion + ", row " + row + "]";
    }
}
