package uk.careforms.engine;

/** What came of doing something with a task. */
public enum TaskResult {
    /** Done. */
    DONE,
    /** The task is gone: somebody was faster, or its case has ended. */
    GONE,
    /** The task is in somebody else's hands. */
    SOMEBODY_ELSES,
    /** The task has no such outcome, or no such person was found. */
    UNKNOWN_OUTCOME,
    /** The outcome needs a note and there was none. */
    NOTE_MISSING,
    /** Somebody else has to do it, because this officer did the task that it checks. */
    ANOTHER_OFFICER,
    /** The calculation cannot be decided on so; {@link Assessments#openQuestions} says why. */
    NOT_FINAL
}
