package uk.careforms.forms.web;

import java.util.Optional;

/** Who may call a route; the container's principal and roles say who somebody is. */
public enum Access {
    /** Anybody, signed in or not. */
    ANYONE(Optional.empty()),
    /** Somebody in the role {@code staff}: works on cases. */
    STAFF(Optional.of("staff")),
    /** Somebody in the role {@code operator}: looks after deliveries and the set-up, and sees no answers. */
    OPERATOR(Optional.of("operator")),
    /** Somebody in the role {@code manager}: reads measures and answers for upratings. */
    MANAGER(Optional.of("manager"));

    private final Optional<String> role;

    Access(Optional<String> role) {
        this.role = role;
    }

    /** The container's role that is needed; empty when none is. */
    public Optional<String> role() {
        return role;
    }
}
