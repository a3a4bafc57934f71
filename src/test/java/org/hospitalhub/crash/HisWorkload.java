package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.hospitalhub.crash.Ledger.Said;
import org.hospitalhub.e2e.Messages;
import org.hospitalhub.support.Patience;

/**
 * What a HIS says to the platforms: suspensions and their revocations, visits, refunds, uploads.
 */
final class HisWorkload implements Workload {

  private static final int LONGEST_PAUSE_MILLIS = 150;

  private final int worker;
  private final HubClient client;
  private final Ledger ledger;
  private final Random random;
  private int rounds;

  HisWorkload(int worker, HubClient client, Ledger ledger, Random random) {
    this.worker = worker;
    this.client = client;
    this.ledger = ledger;
    this.random = random;
  }

  @Override
  public void run() {
    rounds++;
    switch (random.nextInt(10)) {
      case 0 -> upload();
      case 1, 2, 3 -> suspendAndResume();
      case 4, 5, 6 -> visit();
      default -> refund();
    }
  }

  private void suspendAndResume() {
    String schedule = "S%d-%d".formatted(worker, rounds);
    String body =
        """
        {"schedule": {"id": "%s", "session": "morning", "date": "2026-11-20"%s},
         "hospital": {"id": "H001", "name": "测试医院"},
         "department": {"id": "D101", "name": "测试科室"}}\
        """;
    insist(
        "schedule.suspend",
        body.formatted(schedule, ", \"suspension\": {\"reason\": \"official\"}"),
        202);
    ledger.note(new Said("200104", schedule, false));
    insist("schedule.resume", body.formatted(schedule, ""), 202);
    ledger.note(new Said("200105", schedule, false));
  }

  private void visit() {
    String password = "%02d%06d".formatted(worker, rounds);
    insist(
        "visit-result.upload",
        """
        {"hospital": {"id": "H001"}, "appointment": {"password": "%s"},
         "visit": {"outcome": "checked-in", "checkedIn": "2026-11-20T08:30:00"}}\
        """
            .formatted(password),
        202);
    ledger.note(new Said("200106", password, false));
  }

  private void refund() {
    String number = "%d-%d".formatted(worker, rounds);
    boolean decided =
        insist(
            "refund.request",
            """
            {"hospital": {"id": "H001"}, "refund": {"amount": "15.00", "reason": "窗口退号"},
             "payment": {"transaction": "T%1$s", "order": "O%1$s", "merchant": "M1"}}\
            """
                .formatted(number),
            200);
    if (decided) {
      ledger.note(new Said("200109", "T%1$s O%1$s".formatted(number), true));
    }
  }

  /** Has the visits uploaded that are due. */
  void upload() {
    insist("uploads/visit-results/runs", "{\"date\": \"%s\"}".formatted(Messages.date(0)), 202);
  }

  /**
   * Says it until the hub has taken it.
   *
   * @return false when a person has to decide what becomes of it
   */
  private boolean insist(String operation, String body, int done) {
    Instant end = Instant.now().plus(Patience.LIMIT);
    String last = "";
    while (Instant.now().isBefore(end)) {
      Optional<HttpResponse<String>> answer =
          client.post("/api/v1/" + operation, "application/json", body, Patience.LIMIT);
      if (answer.isPresent() && answer.get().statusCode() == done) {
        return true;
      }
      last = answer.map(HttpResponse::body).orElse("");
      if (last.contains("error:undecided")) {
        return false;
      }
      assertThat(last)
          .satisfiesAnyOf(
              text -> assertThat(text).isEmpty(), text -> assertThat(text).contains("in-progress"));
      pause();
    }
    throw new AssertionError("no final answer to " + operation + " " + body + ": " + last);
  }

  private void pause() {
    try {
      Chaos.lasts(random, LONGEST_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
