package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.SECOND;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.SECOND_HIS;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A HIS that does not answer as it should, seen from the platform. */
@EndToEnd
class HisFailureTest {

  private static final String BUSY = "医院系统暂不可用，请稍后再试";
  private static final String LATE = "医院系统响应超时，请稍后再试";
  private static final String BROKEN = "系统内部错误";
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @AfterEach
  void awaitTheHis() {
    await().atMost(PATIENCE).untilAsserted(() -> ask(SECOND).succeeds());
    // so many that the breaker does not open by the failures of all tests together
    for (int i = 0; i < 5; i++) {
      ask(SECOND).succeeds();
    }
  }

  @Test
  void saysThatTheHisIsDownAndServesTheOthers() {
    ask(SECOND).succeeds();

    SECOND_HIS.goDown();
    try {
      ask(SECOND).failsWith(BUSY);
      ask(FIRST).succeeds();
    } finally {
      SECOND_HIS.comeBack();
    }
  }

  @Test
  void stopsAskingAHisThatIsDownAndBeginsAgain() {
    SECOND_HIS.goDown();
    try {
      List<CompletableFuture<Reply>> calls =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask(SECOND))).limit(20).toList();
      calls.forEach(call -> call.join().failsWith(BUSY));

      Instant start = Instant.now();
      ask(SECOND).failsWith(BUSY);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(300));
    } finally {
      SECOND_HIS.comeBack();
    }

    await().atMost(PATIENCE).untilAsserted(() -> ask(SECOND).succeeds());
  }

  @Test
  void waitsForASlowHisOnlySoLong() throws Exception {
    Booking booking = Booking.ofFreeSlot(SECOND, 1);
    try (Connection other = SECOND_HIS.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("select id from slot where id = '" + booking.slot() + "' for update");
      Instant start = Instant.now();

      booking.book().failsWith(LATE);

      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
      other.rollback();
    }
    assertNothingRemains(booking);
    booking.book().succeeds();
  }

  @Test
  void saysNothingOfTheInsideOfAHisThatIsBroken() {
    Booking booking = Booking.ofFreeSlot(SECOND, 1);
    SECOND_HIS.run("alter table appointment rename to lost");
    try {
      booking.book().failsWith(BROKEN);
    } finally {
      SECOND_HIS.run("alter table lost rename to appointment");
    }

    assertNothingRemains(booking);
    booking.book().succeeds();
  }

  @Test
  void leavesNoHalfBookingBehind() {
    Booking booking = Booking.ofFreeSlot(SECOND, 1);
    String file = "mappings/his/second/appointment.book.sql";
    String before = FILES.read(file);
    String last = "\n--> row\nselect 1 / (select count(*) from campus where id = 'none') as broken\n";
    try {
      String loaded = HUB.folder("mappings").get("loaded").asText();
      FILES.write(file, before + last);
      await()
          .atMost(PATIENCE)
          .until(() -> !HUB.folder("mappings").get("loaded").asText().equals(loaded));

      booking.book().failsWith(BROKEN);

      assertNothingRemains(booking);
    } finally {
      FILES.write(file, before);
    }
    await().atMost(PATIENCE).untilAsserted(() -> booking.book().succeeds());
  }

  private static Reply ask(String hospital) {
    return HUB.call("100502", "orgid", hospital);
  }

  private static void assertNothingRemains(Booking booking) {
    assertThat(booking.isOffered()).isTrue();
    assertThat(
            SECOND_HIS.run(
                "select count(*) from appointment where reference = '" + booking.reference() + "'"))
        .isEqualTo("0");
  }
}
