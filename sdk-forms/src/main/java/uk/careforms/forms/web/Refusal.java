package uk.careforms.forms.web;

/** Why a request is not answered with what it asked for. */
public enum Refusal {
    /** The request cannot be read: broken encoding, U+0000, too many fields. */
    UNREADABLE(400),
    /** Nobody is signed in, and somebody has to be. */
    NOT_SIGNED_IN(401),
    /** Whoever is signed in lacks the role. */
    WRONG_ROLE(403),
    /** Another site made the browser send this. */
    CROSS_SITE(403),
    /** The form's token is missing or of another session. */
    STALE_FORM(403),
    /** There is nothing at that address. */
    NOT_FOUND(404),
    /** The address is there for other methods. */
    WRONG_METHOD(405),
    /** More was sent than is read. */
    TOO_LARGE(413),
    /** A form was not sent as a form. */
    WRONG_TYPE(415),
    /** The request is for another host than the configured one. */
    WRONG_HOST(421),
    /** A fault of ours. */
    BROKEN(500),
    /** The database is not there; trying again soon is worth it. */
    UNAVAILABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
