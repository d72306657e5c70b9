package uk.careforms.engine;

/**
 * One place at which two mappings differ: what an operator reads before choosing the other one. Mappings are a council's data and
 * hold no answers.
 *
 * @param place the row and column, like {@code case (incidents): title}, or another place in the mapping
 * @param before what is there now, in words; empty when the place is new
 * @param after what would be there, in words; empty when the place is gone
 */
public record MappingChange(Kind kind, String place, String before, String after) {

    /** How they differ. */
    public enum Kind {
        /** Only the other mapping has the place. */
        ADDED,
        /** Only the present mapping has the place. */
        REMOVED,
        /** Both have it, with different contents. */
        CHANGED
    }
}
