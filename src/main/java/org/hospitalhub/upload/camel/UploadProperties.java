package org.hospitalhub.upload.camel;

import java.time.Duration;
import org.hospitalhub.outbox.Backoff;
import org.hospitalhub.upload.UploadSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of uploads.
 *
 * @param page rows that the HIS is asked for at a time
 * @param catchUpDays how many days back missed dates are caught up
 * @param firstWait the wait after the HIS could not be asked; it doubles with every other
 * @param longestWait the longest of those waits
 * @param retention how long finished runs are kept
 */
@ConfigurationProperties("hub.uploads")
record UploadProperties(
    @DefaultValue("500") int page,
    @DefaultValue("7") int catchUpDays,
    @DefaultValue("5s") Duration firstWait,
    @DefaultValue("5m") Duration longestWait,
    @DefaultValue("90d") Duration retention) {

  UploadSettings settings() {
    return new UploadSettings(
        page, catchUpDays, Backoff.from(firstWait).doublingUpTo(longestWait).withJitter(0.2));
  }
}
