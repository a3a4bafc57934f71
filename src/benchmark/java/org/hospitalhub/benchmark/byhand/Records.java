package org.hospitalhub.benchmark.byhand;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.RequestKey;
import org.hospitalhub.journal.StoredReplies;
import org.hospitalhub.journal.TimeSortedId;
import org.jspecify.annotations.Nullable;

/**
 * What makes the service as safe as the hub: a journal of what passed, and replies that repeats get
 * again. It takes the hub's own for it, so that both write the same.
 */
final class Records {

  private static final String PLATFORM = "zhejiang";
  private static final String NODE = "by-hand";

  private final Journal journal;
  private final StoredReplies replies;

  Records(HikariDataSource pool, Clock clock) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    String encoded = Base64.getEncoder().encodeToString(key);
    PayloadCipher cipher = new KeyReferences(false).ring(Map.of("1", encoded), null);
    Flyway.configure().dataSource(pool).locations("classpath:db/hub").load().migrate();
    Nodes nodes = new Nodes(pool, clock, NODE, Duration.ofSeconds(10));
    this.journal = new Journal(pool, cipher, 4096, 16 << 20, Duration.ofMillis(200));
    this.replies = new StoredReplies(pool, cipher, nodes, clock, Duration.ofMinutes(1));
  }

  /** A read: what passed is stored soon. */
  String read(String received, Map<String, String> keys, Supplier<String> answer) {
    Instant started = Instant.now();
    String answered = answer.get();
    Payload payload = new Payload(received, received, null, answered);
    journal.close(Exchange.of("100204", "slot.search", started, keys).ended(payload, false));
    return answered;
  }

  /** A write: it is on disk before it is done, and its reply before it is given. */
  String write(
      String received, String reference, Map<String, String> keys, Supplier<String> answer) {
    RequestKey key = RequestKey.of(PLATFORM, "100208", List.of(reference));
    Exchange exchange = Exchange.of("100208", "appointment.book", Instant.now(), keys);
    Payload opening = new Payload(received, received, null, null);
    replies.begin(key, received, () -> journal.open(exchange.opening(opening)));
    String answered = answer.get();
    replies.done(key, answered);
    journal.close(exchange.ended(new Payload(null, null, null, answered), true));
    return answered;
  }

  private record Exchange(Entry entry) {

    static Exchange of(
        String operation, String canonical, Instant started, Map<String, String> keys) {
      String trace = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).repeat(2);
      return new Exchange(
          new Entry(
              TimeSortedId.at(started),
              trace,
              PLATFORM,
              operation,
              canonical,
              "inbound",
              "H001",
              started,
              null,
              Outcome.OPEN,
              null,
              NODE,
              keys));
    }

    Recorded opening(Payload payload) {
      return new Recorded(entry, payload, false);
    }

    Recorded ended(Payload payload, boolean opened) {
      Duration took = Duration.between(entry.started(), Instant.now());
      return new Recorded(closed(took, Outcome.SUCCESS), payload, opened);
    }

    private Entry closed(@Nullable Duration took, Outcome outcome) {
      return new Entry(
          entry.id(),
          entry.traceId(),
          entry.platform(),
          entry.operation(),
          entry.canonicalOperation(),
          entry.direction(),
          entry.hospital(),
          entry.started(),
          took,
          outcome,
          null,
          entry.node(),
          entry.keys());
    }
  }

  private record Recorded(Entry entry, Payload payload, boolean opened) implements Recording {}
}
