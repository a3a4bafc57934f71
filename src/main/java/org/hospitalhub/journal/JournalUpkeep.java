package org.hospitalhub.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hospitalhub.threads.Heartbeats;
import org.hospitalhub.threads.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the journal while the hub runs: says that this node lives, ends what nodes left open
 * that are gone, deletes what is no longer kept, and raises an alarm when the database grows too
 * large.
 */
public final class JournalUpkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalUpkeep.class);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration SWEEP = Duration.ofSeconds(15);
  private static final Duration PRUNE = Duration.ofMinutes(30);

  private final Nodes nodes;
  private final Pruning pruning;
  private final DatabaseSize size;
  private final Clock clock;
  private final Limits limits;
  private final Loop beats;
  private final Loop chores;
  private volatile long bytes;

  /**
   * What is kept.
   *
   * @param days how many days each platform's entries are kept
   * @param otherDays the same for platforms that are not listed
   * @param refusedDays the same for what was refused before it was known who called
   * @param replies how long stored replies are kept
   * @param alarmBytes the size of the database that raises an alarm
   */
  public record Limits(
      Map<String, Integer> days,
      int otherDays,
      int refusedDays,
      Duration replies,
      long alarmBytes) {}

  /** The upkeep of a journal; it does nothing before it is started. */
  public JournalUpkeep(
      Nodes nodes,
      Pruning pruning,
      DatabaseSize size,
      Clock clock,
      Limits limits,
      Heartbeats heartbeats) {
    this.nodes = nodes;
    this.pruning = pruning;
    this.size = size;
    this.clock = clock;
    this.limits = limits;
    this.beats = new Loop("journal-node", heartbeats);
    this.chores = new Loop("journal-upkeep", heartbeats);
  }

  /** Says that this node lives, and goes on by itself. */
  public void start() {
    nodes.beat();
    beats.every(BEAT, "this node lives", nodes::beat);
    chores.every(SWEEP, "end the writes of nodes that are gone", this::sweep);
    chores.every(PRUNE, "prune", this::prune);
    chores.every(PRUNE, "measure the database", this::measure);
  }

  private void sweep() {
    int ended = nodes.endOpenEntries();
    if (ended > 0) {
      LOG.warn("{} writes of nodes that are gone ended without an answer", ended);
    }
  }

  private void prune() {
    int deleted = pruning.prune(limits.days(), limits.otherDays());
    deleted += pruning.pruneRefused(limits.refusedDays());
    deleted += pruning.pruneReplies(clock.instant().minus(limits.replies()));
    if (deleted > 0) {
      LOG.info("Pruned {} bundles of entries, and replies", deleted);
    }
  }

  /** Measures the database, and warns when it is larger than it should be. */
  void measure() {
    bytes = size.bytes();
    if (alarm()) {
      LOG.warn(
          "The hub's database has {} MB, more than hub.journal.alarm-size ({} MB): keep less"
              + " (hub.journal.retention) or give it room",
          bytes >> 20,
          limits.alarmBytes() >> 20);
    }
  }

  /** The size of the database in bytes when last measured. */
  public long bytes() {
    return bytes;
  }

  /** Whether it is larger than it should be. */
  public boolean alarm() {
    return bytes > limits.alarmBytes();
  }

  @Override
  public void close() {
    beats.close();
    chores.close();
    try {
      nodes.leave();
    } catch (RuntimeException e) {
      LOG.info("This node could not take its name out of hub_node: {}", e.getClass().getName());
    }
  }
}
