package uk.careforms.engine.internal.pack.derive;

/**
 * A piece of evidence that answers ask for.
 *
 * @param id of the rule, like {@code bank-statements}; with {@code row} it names the piece for as long as the case lives
 * @param row the stable id of the list's item; empty where the rule is not about a list
 * @param title what is wanted, without any answer
 * @param label what tells this one from the others, like the name of a bank: an answer; may be empty
 * @param pointer where the answers stand that it proves; empty for none
 * @param hint a second line for the person; may be empty
 */
public record EvidenceWanted(String id, String row, String title, String label, String pointer, String hint) {

    /** Never shows the label. */
    @Override
    public String toString() {
        return "EvidenceWanted[" + id + " " + row + "]";
    }
}
