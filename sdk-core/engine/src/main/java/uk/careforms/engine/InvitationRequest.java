package uk.careforms.engine;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import uk.careforms.api.spi.Notice;

/**
 * Whom an officer wants to invite, and how.
 *
 * @param form the form's id; its newest version is used
 * @param channel how the link travels
 * @param address an e-mail address, a telephone number in any spelling, or three to seven lines of a postal address
 * @param clientReference how the council knows the person, like a number of its case system; up to 100 characters, kept to match what
 *     is sent; may be empty
 * @param answers what is known already, as JSON Merge Patch on no answers
 */
public record InvitationRequest(
        String form, Invitee to, Notice.Kind channel, String address, String clientReference, JsonObject answers) {

    /** Without anything that is known already. */
    public InvitationRequest(String form, Invitee to, Notice.Kind channel, String address, String clientReference) {
        this(form, to, channel, address, clientReference, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Never shows to whom. */
    @Override
    public String toString() {
        return "InvitationRequest[" + form + ", " + to + ", " + channel + "]";
    }
}
