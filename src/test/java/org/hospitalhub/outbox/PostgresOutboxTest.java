package org.hospitalhub.outbox;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

/** The rules on PostgreSQL. */
class PostgresOutboxTest
    implements DeliveryRules, LaneRules, NodeRules, MoneyRules, BatchRules, ClockRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final OutboxFixture FIXTURE = new OutboxFixture(POSTGRES);

  @AfterEach
  void clear() {
    FIXTURE.clear();
  }

  @Override
  public OutboxFixture fixture() {
    return FIXTURE;
  }
}
