package uk.careforms.engine.json;

import uk.careforms.api.model.Problem;

/** Stops reading at the first fault; never leaves this package. */
final class NotStrict extends Exception {

    private final transient Problem problem;

    NotStrict(String code, String sentence, long line, long column) {
        this(code, sentence + " (line " + line + ", column " + column + ")");
    }

    NotStrict(String code, String sentence) {
        super(code, null, false, false);
        this.problem = new Problem("", code, sentence);
    }

    Problem problem() {
        return problem;
    }
}
