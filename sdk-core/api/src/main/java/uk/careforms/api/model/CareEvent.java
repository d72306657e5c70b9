package uk.careforms.api.model;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * One entry of the append-only feed from which audit, timeline, funnel and measures are read.
 *
 * @param number the order in which events were written
 * @param at when it happened
 * @param kind dotted, lower case, like {@code submission.accepted}
 * @param subject the reference of the submission, or the hash of a draft's token
 * @param actor who did it: {@code person}, {@code system} or a staff member's sign-in name
 * @param detail routing facts only, never an answer
 */
public record CareEvent(long number, Instant at, String kind, String subject, String actor, JsonObject detail) {}
