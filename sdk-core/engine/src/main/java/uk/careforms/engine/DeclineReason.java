package uk.careforms.engine;

import java.util.Locale;
import java.util.Optional;

/** Why somebody does not fill in a form that they were invited to. The codes are those of events and measures. */
public enum DeclineReason {
    RATHER_VISIT("I would rather have a visit"),
    NO_INTERNET_OR_EMAIL_TROUBLE("I have trouble with the internet or with email"),
    EVIDENCE_HARD("It is hard for me to get the papers you ask for"),
    COST_KNOWN("I know what it would cost and do not want to go on"),
    SOMEONE_ELSE_DOES_IT("Somebody else is doing it for me"),
    ALREADY_SENT_ON_PAPER("I have sent it on paper already"),
    OTHER("Something else");

    private final String sentence;

    DeclineReason(String sentence) {
        this.sentence = sentence;
    }

    /** Reads a code like {@code rather-visit}. */
    public static Optional<DeclineReason> parse(String text) {
        for (DeclineReason one : values()) {
            if (one.text().equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The code. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the person says it. */
    public String sentence() {
        return sentence;
    }
}
