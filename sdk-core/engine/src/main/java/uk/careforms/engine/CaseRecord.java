package uk.careforms.engine;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Submission;
import uk.careforms.api.model.Task;

/**
 * A submission and everything that came of it, as staff see it. Holds answers: looking at one is audited.
 *
 * @param status what people see, like {@code received}, {@code with-team}, {@code accepted}, {@code closed}
 * @param team the id of the team that owns it; empty until it is routed
 * @param clock the promise that runs, or ran last
 * @param outcome what it ended in
 * @param timeline what happened, the oldest first
 * @param tasks open tasks
 * @param deliveries what went, or has to go, to other systems and people
 * @param decisions the explain records, in the order in which they were made
 * @param matches what looking for the person found
 * @param files what was added to the form, in the order in which it was added
 */
public record CaseRecord(
        Submission submission,
        String status,
        Optional<String> team,
        Optional<Clocks> clock,
        Optional<Outcome> outcome,
        List<CareEvent> timeline,
        List<Task> tasks,
        List<DeliveryRecord> deliveries,
        List<Decision> decisions,
        List<MatchRecord> matches,
        List<AttachmentRecord> files) {

    public CaseRecord {
        timeline = List.copyOf(timeline);
        tasks = List.copyOf(tasks);
        deliveries = List.copyOf(deliveries);
        decisions = List.copyOf(decisions);
        matches = List.copyOf(matches);
        files = List.copyOf(files);
    }

    /** Never shows an answer. */
    @Override
    public String toString() {
        return "CaseRecord[" + submission.reference() + ", " + status + "]";
    }
}
