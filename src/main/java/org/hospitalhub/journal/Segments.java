package org.hospitalhub.journal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where business keys go. A key may be anything: in one large index nearly every new one needs a
 * page of its own to be read and written. The keys of a segment share a few.
 */
final class Segments {

  /** Keys. A search looks into every segment, so there should not be more than writing needs. */
  private static final int FULL = 4_000;

  private static final int DAYS = 2;

  private final SimpleJdbcInsert insert;
  private final TransactionTemplate ownTransaction;
  private final Map<Subject, Segment> open = new ConcurrentHashMap<>();

  Segments(DataSource dataSource) {
    this.insert =
        new SimpleJdbcInsert(dataSource)
            .withTableName("journal_segment")
            .usingColumns("platform", "began")
            .usingGeneratedKeyColumns("id");
    this.ownTransaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  private record Subject(String platform, LocalDate began) {}

  private record Segment(int id, AtomicInteger keys) {

    boolean isFull() {
      return keys.get() >= FULL;
    }
  }

  /**
   * The segment for keys of an exchange. It is there whatever becomes of the transaction under way.
   * In a transaction one that is full is used on: nobody waits for a second connection with a first
   * one in hand.
   *
   * @param began the day on which the exchange began (UTC)
   * @param keys how many keys it has; 0 before a transaction begins, to make a segment ready
   */
  int take(String platform, LocalDate began, int keys) {
    Subject subject = new Subject(platform, began);
    Segment segment = open.get(subject);
    if (segment == null
        || segment.isFull() && !TransactionSynchronizationManager.isActualTransactionActive()) {
      segment = next(subject, segment);
    }
    segment.keys().addAndGet(keys);
    return segment.id();
  }

  /** The segment after another one, which may have been made meanwhile. */
  private synchronized Segment next(Subject subject, @Nullable Segment before) {
    Segment segment = open.get(subject);
    if (segment == null || segment == before) {
      segment = new Segment(create(subject), new AtomicInteger());
      open.put(subject, segment);
      open.keySet().removeIf(other -> other.began().isBefore(subject.began().minusDays(DAYS)));
    }
    return segment;
  }

  private int create(Subject subject) {
    Map<String, Object> row = Map.of("platform", subject.platform(), "began", subject.began());
    Number id = ownTransaction.execute(status -> insert.executeAndReturnKey(row));
    return Objects.requireNonNull(id).intValue();
  }
}
