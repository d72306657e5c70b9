package uk.careforms.engine;

/**
 * A way in to a case for the person: a link, and a code that travels apart from it.
 *
 * @param token the link's secret part
 * @param link the whole address; without a base URL, the path from the mapping of the pages on
 * @param code six letters and numbers
 */
public record CaseLink(String token, String link, String code) {

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "CaseLink[]";
    }
}
