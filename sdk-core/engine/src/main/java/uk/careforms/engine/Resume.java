package uk.careforms.engine;

import java.time.Instant;

/**
 * What a person needs to come back to a draft on any device: a link and, kept apart from it, a code.
 *
 * @param token what {@link Drafts#reopen} takes; URL-safe, 160 random bits
 * @param link the address to open, {@code <base URL>/return/<token>}; opens nothing without the code
 * @param code six characters from {@link uk.careforms.api.model.Reference#ALPHABET}, shown to the person and never e-mailed
 * @param expiresAt when the draft will be deleted unless it is sent or saved again
 */
public record Resume(String token, String link, String code, Instant expiresAt) {

    /** Never shows the token or the code. */
    @Override
    public String toString() {
        return "Resume[until " + expiresAt + "]";
    }
}
