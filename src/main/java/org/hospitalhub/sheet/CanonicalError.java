package org.hospitalhub.sheet;

/**
 * An entry of the closed list of errors, {@code mappings/canonical/errors.yaml}.
 *
 * @param title what it means, in English
 * @param chinese the words for platforms that have none of their own
 * @param status the HTTP status of the canonical API
 * @param retryable whether the same message may succeed later
 */
public record CanonicalError(String title, String chinese, int status, boolean retryable) {}
