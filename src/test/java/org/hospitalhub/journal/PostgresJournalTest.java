package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules on PostgreSQL. */
class PostgresJournalTest implements JournalRules, SearchRules, ReplyRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final HubDatabase HUB = new HubDatabase(POSTGRES);

  @BeforeEach
  void clear() {
    HUB.clear();
  }

  @Override
  public HubDatabase hub() {
    return HUB;
  }

  @Test
  void measuresTheDatabase() {
    assertThat(new DatabaseSize(HUB.pool).bytes()).isGreaterThan(1_000_000);
  }
}
