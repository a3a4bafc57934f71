package org.hospitalhub.journal.camel;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the journal.
 *
 * @param keys the keys that payloads are encrypted with, by their ids: {@code file:<path>}, or 16,
 *     24 or 32 bytes in Base64
 * @param key the id of the key that new payloads are encrypted with; none: the last one in the
 *     order of the alphabet
 * @param generateKeys whether a key file that does not exist is made
 * @param queue how many closed exchanges may wait in memory
 * @param queueSize how many characters of what passed in them
 * @param linger how long a batch of them waits for others
 * @param retention days that a platform's entries are kept, by platform; {@code default} for
 *     others, {@code refused} for what was refused before it was known who called
 * @param replies how long stored replies are kept
 * @param nodeTimeout how long a node may be silent until it counts as gone
 * @param replyTimeout how long a write may run until it counts as in doubt
 * @param alarmSize the size of the hub's database that raises an alarm
 */
@ConfigurationProperties("hub.journal")
record JournalProperties(
    @DefaultValue Map<String, String> keys,
    @Nullable String key,
    @DefaultValue("false") boolean generateKeys,
    @DefaultValue("4096") int queue,
    @DefaultValue("16MB") DataSize queueSize,
    @DefaultValue("200ms") Duration linger,
    @DefaultValue Map<String, Integer> retention,
    @DefaultValue("7d") Duration replies,
    @DefaultValue("10s") Duration nodeTimeout,
    @DefaultValue("60s") Duration replyTimeout,
    @DefaultValue("20GB") DataSize alarmSize) {

  private static final int DAYS = 180;
  private static final int REFUSED_DAYS = 7;

  /** Days that is kept what was refused before it was known who called. */
  int refusedDays() {
    return retention.getOrDefault("refused", REFUSED_DAYS);
  }

  /** Days that entries of platforms without a setting of their own are kept. */
  int defaultDays() {
    return retention.getOrDefault("default", DAYS);
  }
}
