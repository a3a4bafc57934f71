package org.hospitalhub.his;

import org.h2.jdbcx.JdbcConnectionPool;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.BeforeEach;

/** The rules on H2. */
class H2HisRulesTest implements CaseRules, CapacityRules, DemoRules, ExamRaceRules, RaceRules {

  private static final ReferenceHis HIS = new ReferenceHis(h2());

  static JdbcConnectionPool h2() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:rules;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT="
                + Patience.LIMIT.toMillis(),
            "sa",
            "");
    pool.setMaxConnections(16);
    return pool;
  }

  @BeforeEach
  void reset() {
    HIS.reset();
  }

  @Override
  public ReferenceHis his() {
    return HIS;
  }
}
