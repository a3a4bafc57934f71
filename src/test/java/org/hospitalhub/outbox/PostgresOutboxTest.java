package org.hospitalhub.outbox;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

/** The rules on PostgreSQL. */
class PostgresOutboxTest
    implements DeliveryRules, LaneRules, NodeRules, MoneyRules, BatchRules, ClockRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final Town TOWN = new Town(POSTGRES);

  @AfterEach
  void clear() {
    TOWN.clear();
  }

  @Override
  public Town town() {
    return TOWN;
  }
}
