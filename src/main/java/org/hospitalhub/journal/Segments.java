package org.hospitalhub.journal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
  private final Map<Subject, Segment> open = new HashMap<>();

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

  private record Segment(int id, int keys) {}

  /**
   * The segment for keys of an exchange. It is there whatever becomes of the transaction under way.
   *
   * @param began the day on which the exchange began (UTC)
   * @param keys how many keys it has; 0 before a transaction begins, so that none has to wait for
   *     another connection
   */
  synchronized int take(String platform, LocalDate began, int keys) {
    Subject subject = new Subject(platform, began);
    Segment segment = open.get(subject);
    if (segment == null || segment.keys() >= FULL) {
      segment = new Segment(create(subject), 0);
      open.keySet().removeIf(other -> other.began().isBefore(began.minusDays(DAYS)));
    }
    open.put(subject, new Segment(segment.id(), segment.keys() + keys));
    return segment.id();
  }

  private int create(Subject subject) {
    Map<String, Object> row = Map.of("platform", subject.platform(), "began", subject.began());
    Number id = ownTransaction.execute(status -> insert.executeAndReturnKey(row));
    return Objects.requireNonNull(id).intValue();
  }
}
