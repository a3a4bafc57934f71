package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.SECOND;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.SECOND_HIS;
import static org.hospitalhub.support.Patience.await;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A HIS that does not answer as it should, seen from the platform. */
@EndToEnd
class HisFailureTest {

  private static final String BUSY = "医院系统暂不可用，请稍后再试";
  private static final String LATE = "医院系统响应超时，请稍后再试";
  private static final String BROKEN = "系统内部错误";

  @AfterEach
  void awaitTheHis() {
    // all of its pooled connections, and the breaker
    await()
        .untilAsserted(
            () -> {
              for (int i = 0; i < 10; i++) {
                ask(SECOND).succeeds();
              }
            });
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
  void stopsAskingAHisThatIsDownAndBeginsAgain() throws Exception {
    SECOND_HIS.goDown();
    try {
      double before = Metrics.keptBackBy("his-second-breaker");
      List<CompletableFuture<Reply>> calls =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask(SECOND)))
              .limit(20)
              .toList();
      for (CompletableFuture<Reply> call : calls) {
        Patience.await(call).failsWith(BUSY);
      }

      await()
          .until(
              () -> {
                ask(SECOND).failsWith(BUSY);
                return Metrics.keptBackBy("his-second-breaker") > before;
              });
    } finally {
      SECOND_HIS.comeBack();
    }

    await().untilAsserted(() -> ask(SECOND).succeeds());
  }

  @Test
  void waitsForASlowHisOnlySoLong() throws Exception {
    Booking booking = Booking.ofFreeSlot(SECOND, 1);
    try (Connection other = SECOND_HIS.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("select id from slot where id = '" + booking.slot() + "' for update");

      booking.book().failsWith(LATE);

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
    String last =
        "\n--> row\nselect 1 / (select count(*) from campus where id = 'none') as broken\n";
    try {
      String loaded = HUB.folder("mappings").get("loaded").asText();
      FILES.write(file, before + last);
      await().until(() -> !HUB.folder("mappings").get("loaded").asText().equals(loaded));

      booking.book().failsWith(BROKEN);

      assertNothingRemains(booking);
    } finally {
      FILES.write(file, before);
    }
    await().untilAsserted(() -> booking.book().succeeds());
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
