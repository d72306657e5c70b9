package uk.careforms.engine;

import java.util.List;

/**
 * A mapping that a parked delivery could be sent with instead of the one it was refused with.
 *
 * @param version the form version that brings it
 * @param changes how it differs from the present one; empty when they say the same
 * @param notAsked pointers of answers that it names and the case's own form version does not ask: their columns stay empty
 */
public record MappingOption(int version, List<MappingChange> changes, List<String> notAsked) {

    public MappingOption {
        changes = List.copyOf(changes);
        notAsked = List.copyOf(notAsked);
    }
}
