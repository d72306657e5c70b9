package uk.careforms.simulators.faults;

/** What the client sees instead of the answer. */
public enum Damage {
    /** The connection is torn down (TCP RST) without a byte of an answer. */
    CONNECTION_RESET,
    /** The connection is closed in good order (TCP FIN) without a byte of an answer. */
    CONNECTION_CLOSED,
    /** Nothing comes until {@link Faults#release()}; then the exchange goes on as if nothing had been. */
    HANG,
    /** Status 500 with the system's own general error. */
    SERVER_ERROR_500,
    /** Status 503 with {@code Retry-After}. */
    UNAVAILABLE_503,
    /** Status 429 with {@code Retry-After} where the system sends one. */
    TOO_MANY_REQUESTS_429,
    /** Status 502 with a page in HTML, as a gateway in between sends. */
    GATEWAY_PAGE_502,
    /** The connection ends in the middle of the body, or of the head when there is no body. */
    TRUNCATED_BODY,
    /** Status 200 with no body at all. */
    EMPTY_BODY,
    /** Status 302 to a page that asks to sign in: a client that follows it ends at a 200 that is no answer. */
    SIGN_IN_REDIRECT_302
}
