package org.hospitalhub.his;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The rules on PostgreSQL. */
class PostgresHisRulesTest
    implements AgeRules,
        BookingRules,
        CancelRules,
        CapacityRules,
        CatalogueRules,
        ChannelRules,
        CorrectionRules,
        IdentityRules,
        LockRules,
        OutcomeRules,
        DueRules,
        ScheduleRules,
        PatientRules,
        RaceRules,
        DemoRules {

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

  @Override
  public DemoData demo() {
    return HIS.demo;
  }
}
