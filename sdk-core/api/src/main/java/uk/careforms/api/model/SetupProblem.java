package uk.careforms.api.model;

/**
 * One thing a developer or operator has to put right before CareForms can start or a plug-in can work.
 *
 * @param where the file and place, setting or plug-in, like {@code adult-referral/form.json /pages/3/when}
 * @param sentence what is wrong and what to do, never a secret
 */
public record SetupProblem(String where, String sentence) {

    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
