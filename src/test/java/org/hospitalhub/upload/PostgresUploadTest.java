package org.hospitalhub.upload;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The rules on PostgreSQL. */
class PostgresUploadTest implements RunRules, CatchUpRules, TakeOverRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final Clinic CLINIC = new Clinic(POSTGRES);

  @BeforeEach
  void open() {
    CLINIC.open();
  }

  @AfterEach
  void clear() {
    CLINIC.clear();
  }

  @Override
  public Clinic clinic() {
    return CLINIC;
  }
}
