package org.hospitalhub.upload;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The rules on PostgreSQL. */
class PostgresUploadTest implements RunRules, CatchUpRules, TakeOverRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final UploadFixture FIXTURE = new UploadFixture(POSTGRES);

  @BeforeEach
  void open() {
    FIXTURE.open();
  }

  @AfterEach
  void clear() {
    FIXTURE.clear();
  }

  @Override
  public UploadFixture fixture() {
    return FIXTURE;
  }
}
