package uk.careforms.engine.internal.migrate;

import java.util.List;
import java.util.function.Function;
import uk.careforms.api.model.Answers;

/** What came of bringing a draft to another version. Every answer it had is kept, moved, mapped, or listed here. */
public sealed interface Migrated {

    /**
     * Everything has its place.
     *
     * @param dropped places of answers that the migration says are not needed any more
     */
    record Clean(Answers answers, List<String> dropped) implements Migrated {
        public Clean {
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * It goes on once the person has looked at some answers again.
     *
     * @param pointers of the questions, in the new version; an answer is kept there where it may still be right
     */
    record AskAgain(Answers answers, List<String> pointers, List<String> dropped) implements Migrated {
        public AskAgain {
            pointers = List.copyOf(pointers);
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * Software cannot tell what to do with an answer; the draft stays on its version.
     *
     * @param reason one sentence that names places and no answer
     */
    record NeedsAPerson(String reason) implements Migrated {}

    /** Handles every outcome. */
    default <T> T fold(
            Function<Clean, T> clean, Function<AskAgain, T> askAgain, Function<NeedsAPerson, T> needsAPerson) {
        if (this instanceof Clean done) {
            return clean.apply(done);
        }
        if (this instanceof AskAgain again) {
            return askAgain.apply(again);
        }
        return needsAPerson.apply((NeedsAPerson) this);
    }
}
