package uk.careforms.forms.staff;

import java.util.Optional;

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
            "The case is told that there is a safeguarding concern. If someone is in danger now, call 999 first.");

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
