package uk.careforms.simulators.dataverse;

import uk.careforms.simulators.internal.http.Answer;

/**
 * What came of an operation.
 *
 * @param row address after the service root of the row that was written; empty for none
 */
record Outcome(Answer answer, String row) {

    static Outcome of(Answer answer) {
        return new Outcome(answer, "");
    }

    boolean failed() {
        return answer.status() >= 400;
    }
}
