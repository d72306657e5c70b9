package uk.careforms.api.model;

import java.time.Instant;
import java.util.List;

/**
 * A part-filled form.
 *
 * @param id an unguessable token of at least 128 bits, URL-safe; whoever has it can read and change the draft
 * @param formVersion the form and version the draft is pinned to until it is sent, unless a council brings it to a later one on purpose
 * @param channel how it came in
 * @param answers everything answered so far, answers that are hidden now included
 * @param page the id of the page the person is on
 * @param row the row version, raised by each save; a save must name the row it read
 * @param startedAt when it was started
 * @param expiresAt when it will be deleted unless it is submitted or saved again
 * @param askAgain pointers of what the person has to look at again, because the draft was brought to another version of its form
 */
public record Draft(
        String id,
        FormVersion formVersion,
        Channel channel,
        Answers answers,
        String page,
        long row,
        Instant startedAt,
        Instant expiresAt,
        List<String> askAgain) {

    public Draft {
        askAgain = List.copyOf(askAgain);
    }

    /** A draft with nothing to look at again. */
    public Draft(
            String id,
            FormVersion formVersion,
            Channel channel,
            Answers answers,
            String page,
            long row,
            Instant startedAt,
            Instant expiresAt) {
        this(id, formVersion, channel, answers, page, row, startedAt, expiresAt, List.of());
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "Draft[" + formVersion + ", row " + row + "]";
    }
}
