package org.hospitalhub.upload;

import org.hospitalhub.outbox.Backoff;

/**
 * How uploads work.
 *
 * @param page rows that are asked for at a time, and handed over in one transaction
 * @param catchUpDays how many days back missed nights are caught up
 * @param backoff the waits while the HIS cannot be asked
 */
public record UploadSettings(int page, int catchUpDays, Backoff backoff) {}
