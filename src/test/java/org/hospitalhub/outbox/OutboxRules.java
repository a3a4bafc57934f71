package org.hospitalhub.outbox;

/** Rules that hold on every database. */
interface OutboxRules {

  OutboxFixture fixture();
}
