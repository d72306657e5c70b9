package uk.careforms.api.model;

import java.time.Instant;

/**
 * What was sent. Never changed.
 *
 * @param reference its label, unique
 * @param formVersion the form and version it was checked against
 * @param channel how it came in
 * @param answers the checked answers without those that were hidden
 * @param submittedAt the instant it was accepted
 */
public record Submission(
        Reference reference, FormVersion formVersion, Channel channel, Answers answers, Instant submittedAt) {}
