package uk.careforms.api.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A piece of work for a team.
 *
 * @param id the workflow engine's id
 * @param key the task's id in the process model, like {@code accept}
 * @param name its fixed name in the process model, never personal
 * @param reference the submission it is about
 * @param formVersion the form of that submission
 * @param team the team whose worklist it is on
 * @param assignee the sign-in name of whoever claimed it
 * @param createdAt when it was opened
 * @param dueAt when it should be done
 * @param outcomes the outcomes it may be completed with, in the order they are offered; set by the form pack
 */
public record Task(
        String id,
        String key,
        String name,
        Reference reference,
        FormVersion formVersion,
        String team,
        Optional<String> assignee,
        Instant createdAt,
        Optional<Instant> dueAt,
        List<String> outcomes) {

    public Task {
        outcomes = List.copyOf(outcomes);
    }
}
