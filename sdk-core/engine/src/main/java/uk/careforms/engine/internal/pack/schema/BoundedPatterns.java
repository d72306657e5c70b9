package uk.careforms.engine.internal.pack.schema;

import java.util.Optional;
import org.everit.json.schema.regexp.RE2JRegexpFactory;
import org.everit.json.schema.regexp.Regexp;
import org.everit.json.schema.regexp.RegexpFactory;
import org.everit.json.schema.regexp.RegexpMatchingFailure;

/** Patterns that run in linear time, and only over as much of a text as one with a pattern may be long. */
final class BoundedPatterns implements RegexpFactory {

    /** Twice what the loader allows as {@code maxLength} beside a pattern; whatever is longer is refused for that. */
    private static final int LONGEST = 1_000;

    private final RegexpFactory linear = new RE2JRegexpFactory();

    @Override
    public Regexp createHandler(String pattern) {
        return new Bounded(linear.createHandler(pattern));
    }

    private record Bounded(Regexp pattern) implements Regexp {

        @Override
        public Optional<RegexpMatchingFailure> patternMatchingFailure(String text) {
            return pattern.patternMatchingFailure(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        }

        @Override
        public String toString() {
            return pattern.toString();
        }
    }
}
