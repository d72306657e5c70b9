package uk.careforms.engine.internal.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** How two records stand to each other in one thing. */
enum Agreement {
    SAME,
    CLOSE,
    DIFFERENT,
    /** One of them does not say. */
    UNKNOWN;

    static <T> Agreement of(Optional<T> one, Optional<T> other, BiPredicate<T, T> close) {
        if (one.isEmpty() || other.isEmpty()) {
            return UNKNOWN;
        }
        if (one.equals(other)) {
            return SAME;
        }
        return close.test(one.get(), other.get()) ? CLOSE : DIFFERENT;
    }

    boolean isClose() {
        return this == SAME || this == CLOSE;
    }

    /** Adds a plain sentence, without values. */
    void say(List<String> reasons, String what, String close) {
        switch (this) {
            case SAME -> reasons.add(what + " is the same");
            case CLOSE -> reasons.add(what + " " + close);
            case DIFFERENT -> reasons.add(what + " is different");
            case UNKNOWN -> {
                // nothing agrees and nothing speaks against it
            }
        }
    }
}
