package org.hospitalhub.outbox;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

/** The rules on H2. */
class H2OutboxTest
    implements DeliveryRules, LaneRules, NodeRules, MoneyRules, BatchRules, ClockRules {

  private static final OutboxFixture FIXTURE = new OutboxFixture(h2());

  private static JdbcConnectionPool h2() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:outbox;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";DB_CLOSE_DELAY=-1",
            "sa",
            "");
    pool.setMaxConnections(24);
    return pool;
  }

  @AfterEach
  void clear() {
    FIXTURE.clear();
  }

  @Override
  public OutboxFixture fixture() {
    return FIXTURE;
  }
}
