package uk.careforms.engine.internal.pack;

/**
 * One thing that the rules of a form want to see, for answers as they were sent.
 *
 * @param id of the rule
 * @param row the stable id of the list item it is about; empty when there is none
 * @param label which one, from the answers; empty when there is only one
 * @param pointer of the answer it is about
 */
public record EvidenceWanted(String id, String row, String title, String label, String pointer) {

    /** Shows no label. */
    @Override
    public String toString() {
        return "EvidenceWanted[" + id + "]";
    }
}
