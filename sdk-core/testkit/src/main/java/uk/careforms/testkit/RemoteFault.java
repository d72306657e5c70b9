package uk.careforms.testkit;

import java.util.Set;
import uk.careforms.api.model.Delivery;

/**
 * One thing a far end can do wrong with one request, and what a connector may make of it.
 *
 * @param name as the far end knows it, like {@code AFTER_COMMIT CONNECTION_RESET}
 * @param expected the outcomes that are right for it
 */
public record RemoteFault(String name, Set<Outcome> expected) {

    public RemoteFault {
        expected = Set.copyOf(expected);
    }

    /** A fault with its right outcomes. */
    public static RemoteFault of(String name, Outcome... expected) {
        return new RemoteFault(name, Set.of(expected));
    }

    /** The kinds of {@link Delivery}. */
    public enum Outcome {
        DELIVERED,
        ALREADY_THERE,
        REFUSED,
        TRY_LATER,
        UNCERTAIN;

        /** Which kind an outcome is of. */
        public static Outcome of(Delivery delivery) {
            return delivery.fold(
                    done -> DELIVERED, there -> ALREADY_THERE, no -> REFUSED, later -> TRY_LATER, lost -> UNCERTAIN);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
