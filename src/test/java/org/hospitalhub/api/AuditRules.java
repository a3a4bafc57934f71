package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hospitalhub.audit.AuditEntry;
import org.hospitalhub.audit.AuditTrail;
import org.hospitalhub.audit.AuditedAction;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail, on any database. */
interface AuditRules {

  Database database();

  private AuditTrail trail() {
    return new AuditTrail(
        database().sql,
        new TransactionTemplate(new DataSourceTransactionManager(database().pool)),
        new SettableClock("2026-11-20T01:00:00.123456789Z"),
        "node-1");
  }

  private static AuditedAction action(String client, String detail) {
    return new AuditedAction(
        client,
        "192.0.2.7",
        "clients.write",
        "PUT",
        "/api/v1/clients/his",
        detail,
        "0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  default void keepsWhatWasDoneInItsOrder() {
    AuditTrail trail = trail();

    trail.begun(action("operator", "first"));
    trail.ended(action("operator", "HTTP 204"), true);
    trail.begun(action("his", "second " + "x".repeat(600)));

    List<AuditEntry> entries = trail.list(null, 0, 10);
    assertThat(entries).extracting(AuditEntry::number).containsExactly(1L, 2L, 3L);
    assertThat(entries).extracting(AuditEntry::state).containsExactly("begun", "done", "begun");
    assertThat(trail.list("his", 0, 10)).extracting(AuditEntry::number).containsExactly(3L);
    assertThat(trail.list(null, 1, 1)).extracting(AuditEntry::number).containsExactly(2L);
    assertThat(trail.verify())
        .isEqualTo(new AuditTrail.Verification(3, entries.get(2).hash(), null));
  }

  @Test
  default void showsWhatWasChangedOrLeftOut() {
    for (String tampering :
        List.of(
            "update audit_entry set client = 'somebody' where number = 2",
            "update audit_entry set hash = 'x' where number = 2",
            "delete from audit_entry where number = 2")) {
      AuditTrail trail = trail();
      Stream.of("a", "b", "c").forEach(detail -> trail.begun(action("operator", detail)));

      database().sql.sql(tampering).update();

      assertThat(trail.verify().broken()).as(tampering).isEqualTo(2L);
      database().clear();
    }
  }

  @Test
  default void showsThatTheLastOnesAreMissing() {
    AuditTrail trail = trail();
    Stream.of("a", "b", "c").forEach(detail -> trail.begun(action("operator", detail)));

    database().sql.sql("delete from audit_entry where number = 3").update();

    assertThat(trail.verify().broken()).isEqualTo(3L);
  }

  @Test
  default void keepsOneChainWhenManyAddToIt() throws Exception {
    ExecutorService hubs = Executors.newFixedThreadPool(6);
    try {
      AuditTrail trail = trail();
      Callable<Void> action =
          () -> {
            trail.begun(action("operator", "at once"));
            return null;
          };
      for (var done : hubs.invokeAll(Stream.generate(() -> action).limit(30).toList())) {
        done.get();
      }

      assertThat(trail.list(null, 0, 100))
          .extracting(AuditEntry::number)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
      assertThat(trail.verify().broken()).isNull();
    } finally {
      hubs.shutdownNow();
    }
  }
}
