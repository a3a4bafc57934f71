package org.hospitalhub.upload;

import java.time.Duration;

/**
 * Runs of a job that are not finished.
 *
 * @param rows that they have read
 * @param age how long the oldest of them has been running
 */
public record Backlog(String job, Run.State state, long runs, long rows, Duration age) {}
