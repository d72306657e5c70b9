package uk.careforms.engine;

import java.util.Optional;

/**
 * One count or age.
 *
 * @param name dotted, like {@code deliveries.parked}; what ends in {@code -seconds} is an age or a duration
 * @param target whose it is where it is one target's or remote's, like {@code crm}; empty for all together
 */
public record Measure(String name, Optional<String> target, Number value) {

    static Measure of(String name, Number value) {
        return new Measure(name, Optional.empty(), value);
    }

    static Measure of(String name, String target, Number value) {
        return new Measure(name, Optional.of(target), value);
    }
}
