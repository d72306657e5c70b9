package uk.careforms.forms.staff;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What staff can tell a running case from outside its tasks. The names are those of the messages that processes wait for. */
enum Message {
    WITHDRAWN(
            "Withdrawn",
            "withdrawn",
            "The person withdrew",
            "Has the person withdrawn?",
            "The case is told that the person does not want to go on. What its team has to do next depends on the form."),
    DIED(
            "Died",
            "died",
            "The person has died",
            "Has the person died?",
            "The case is told that the person has died, and work on it ends."),
    SAFEGUARDING_RAISED(
            "SafeguardingRaised",
            "safeguarding-raised",
            "Raise a safeguarding concern",
            "Do you want to raise a safeguarding concern?",
            "The case is told that there is a safeguarding concern. If someone is in danger now, call 999 first."),
    CHANGE_REPORTED(
            "ChangeReported",
            "change-reported",
            "Something has changed",
            "Has something changed for the person?",
            "Somebody looks whether it changes what the person pays. Until that is decided, the present figure holds."),
    REVIEW_REQUESTED(
            "ReviewRequested",
            "review-requested",
            "The person asks for a review",
            "Does the person ask for a review?",
            "An officer who did not decide looks at the decision again, disability-related expenses among it."),
    QUERY_ANSWERED(
            "QueryAnswered",
            "query-answered",
            "The person has answered our question",
            "Has the person answered?",
            "The working comes back to the officers."),
    ASSESSMENT_ENDED(
            "EndAssessment",
            "end-assessment",
            "The assessment ends",
            "Does the assessment end?",
            "No figure is in force any more, and work on the case ends.");

    /** Those that only cases with a calculation wait for. */
    static final Set<Message> OF_ASSESSMENTS =
            EnumSet.of(CHANGE_REPORTED, REVIEW_REQUESTED, QUERY_ANSWERED, ASSESSMENT_ENDED);

    private final String bpmnName;
    private final String path;
    private final String button;
    private final String question;
    private final String consequence;

    Message(String bpmnName, String path, String button, String question, String consequence) {
        this.bpmnName = bpmnName;
        this.path = path;
        this.button = button;
        this.question = question;
        this.consequence = consequence;
    }

    static Optional<Message> of(String path) {
        for (Message message : values()) {
            if (message.path.equals(path)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** The name that processes wait for. */
    String bpmnName() {
        return bpmnName;
    }

    String path() {
        return path;
    }

    String button() {
        return button;
    }

    String question() {
        return question;
    }

    String consequence() {
        return consequence;
    }
}
