package org.hospitalhub.his;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The rules on PostgreSQL. */
class PostgresHisRulesTest
    implements CaseRules, CapacityRules, DemoRules, ExamRaceRules, RaceRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final ReferenceHis HIS = new ReferenceHis(POSTGRES);

  @BeforeEach
  void reset() {
    HIS.reset();
  }

  @Override
  public ReferenceHis his() {
    return HIS;
  }
}
