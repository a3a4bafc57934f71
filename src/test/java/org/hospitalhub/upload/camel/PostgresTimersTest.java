package org.hospitalhub.upload.camel;

import javax.sql.DataSource;
import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AutoClose;

/** Timers in PostgreSQL. */
class PostgresTimersTest implements TimerRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();

  @Override
  public DataSource database() {
    return POSTGRES;
  }
}
