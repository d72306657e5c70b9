package uk.careforms.engine;

import java.util.List;
import java.util.function.Function;
import uk.careforms.api.model.Problem;

/** What came of inviting somebody. */
public sealed interface Invited {

    /**
     * The invitation stands and its message is on its way.
     *
     * @param link leads to the form, with the code; for letters it is on the paper only, and empty here
     * @param code to be given to the person apart from the link, by telephone or on paper; empty for letters, which carry one each
     * @param handedOver whether the message's service has it already; otherwise it is tried again by itself
     */
    record Made(InvitationRecord invitation, String link, String code, boolean handedOver) implements Invited {

        /** Never shows link or code. */
        @Override
        public String toString() {
            return "Made[" + invitation + "]";
        }
    }

    /** Nothing was made; everything that has to be put right. The pointers are members of the request. */
    record Wrong(List<Problem> problems) implements Invited {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** Handles every outcome. */
    default <T> T fold(Function<Made, T> made, Function<Wrong, T> wrong) {
        return this instanceof Made done ? made.apply(done) : wrong.apply((Wrong) this);
    }
}
