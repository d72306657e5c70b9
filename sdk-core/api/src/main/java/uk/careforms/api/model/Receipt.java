package uk.careforms.api.model;

import java.time.Instant;

/**
 * What a person is given once a submission is durable.
 *
 * @param reference the label to quote
 * @param submittedAt the instant of acceptance
 * @param formVersion what was filled in
 * @param whatHappensNext plain sentences for the person, set by the form
 */
public record Receipt(Reference reference, Instant submittedAt, FormVersion formVersion, String whatHappensNext) {}
