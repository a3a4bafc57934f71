package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.HUB;

import org.junit.jupiter.api.Test;

/** A booking from the platform's point of view, from the first question to the visit. */
@EndToEnd
class BookingFlowTest {

  @Test
  void answersThatItIsThere() {
    assertThat(HUB.call("100101").text())
        .endsWith("<data><state>0</state><result></result></data>");
  }

  @Test
  void booksASlotOnceAndAnswersARepeatTheSame() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);

    Reply first = booking.book().succeeds();
    Reply repeat = booking.book();

    assertThat(first.field("orderid")).startsWith("A");
    assertThat(repeat.text()).isEqualTo(first.text());
    assertThat(booking.isOffered()).isFalse();
    booking.as("R-ANOTHER-1").book().failsWith("22010001 号源已被预约");
  }

  @Test
  void goesOnServingHoweverManyBookingsAreRefused() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);
    booking.book().succeeds();

    for (int i = 0; i < 30; i++) {
      booking.as("R-REFUSED-" + i).book().failsWith("22010001 号源已被预约");
    }

    Booking.ofFreeSlot(FIRST, 2).book().succeeds();
  }

  @Test
  void refusesTheSameReferenceForAnotherSlot() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);
    booking.book().succeeds();

    Reply other = booking.at(booking.number() + 1).book();

    other.failsWith("预约编号已用于其他内容的请求");
    assertThat(booking.at(booking.number() + 1).isOffered()).isTrue();
  }

  @Test
  void keepsTheSlotOfACancelledBookingUntilItIsReleased() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);
    booking.book().succeeds();

    booking.cancel().succeeds();

    booking.cancel().succeeds();
    assertThat(booking.status().succeeds().field("status")).isEqualTo("3");
    assertThat(booking.isOffered()).isFalse();
    booking.as("R-ANOTHER-2").book().failsWith("22010001 号源已被预约");
    booking.releaseSlot().succeeds();
    assertThat(booking.isOffered()).isTrue();
    booking.as("R-ANOTHER-3").book().succeeds();
    booking.releaseSlot().failsWith("该号源已被预约或锁定");
  }

  @Test
  void locksPaysAndRefunds() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);

    Reply lock = booking.lock().succeeds();
    assertThat(lock.field("actualfee")).isEqualTo("5000");
    assertThat(booking.status().field("status")).isEqualTo("6");
    booking.as("R-ANOTHER-4").lock().failsWith("22010001 号源已被预约");
    Reply paid = booking.pay(lock.field("lockid"), "T1").succeeds();
    assertThat(paid.field("visitCode")).isEqualTo(Integer.toString(booking.number()));
    assertThat(paid.field("deptAddress")).isEqualTo("东院区门诊楼3层1诊室");
    assertThat(paid.field("hosSerial")).startsWith("V");
    assertThat(booking.pay(lock.field("lockid"), "T1").text()).isEqualTo(paid.text());
    booking.pay(lock.field("lockid"), "T2").failsWith("预约编号已用于其他内容的请求");
    assertThat(booking.status().field("status")).isEqualTo("0");
    booking.refund().succeeds();
    assertThat(booking.status().field("status")).isEqualTo("3");
    assertThat(booking.isOffered()).isFalse();
  }

  @Test
  void givesALockUp() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);
    String lock = booking.lock().succeeds().field("lockid");

    booking.unlock(lock).succeeds();

    assertThat(booking.isOffered()).isTrue();
    booking.pay(lock, "T3").failsWith("锁号已超时");
  }

  @Test
  void takesANumberOnTheDayOfTheVisit() {
    Booking today = Booking.ofFreeSlot(FIRST, 0);
    Booking later = Booking.ofFreeSlot(FIRST, 2);
    today.book().succeeds();
    later.book().succeeds();

    Reply number = today.takeNumber("12345678").succeeds();

    assertThat(number.field("visitCode")).isEqualTo(Integer.toString(today.number()));
    assertThat(today.takeNumber("12345678").text()).isEqualTo(number.text());
    today.takeNumber("87654321").failsWith("预约编号已用于其他内容的请求");
    later.takeNumber("87654321").failsWith("取号密码错误");
    later.takeNumber("12345678").failsWith("请于就诊当日取号");
    today.cancel().failsWith("该预约当前状态不能取消");
  }

  @Test
  void locksANumberOutThatSomebodyGuessesAt() {
    Booking booking = Booking.ofFreeSlot(FIRST, 2);
    booking.book().succeeds();
    for (int i = 0; i < 5; i++) {
      booking.takeNumber("8765432" + i).failsWith("取号密码错误");
    }

    booking.takeNumber("12345678").failsWith("错误次数过多，请在1分钟后重试");
    booking.cancel().failsWith("错误次数过多，请在1分钟后重试");

    assertThat(
            Metrics.now().value("hub_guesses_lockouts_total", "kind=\"zhejiang/password-wrong\""))
        .isPositive();
  }

  @Test
  void refusesWhatTheHospitalDoesNotOffer() {
    Booking free = Booking.ofFreeSlot(FIRST, 2);
    String away = "W102" + day(3);
    String last = "W103" + day(7) + "0";

    new Booking(FIRST, "R-AWAY", away + "0", day(3), 1).book().failsWith("22010003 医院已经停诊");
    new Booking(FIRST, "R-GONE", away + "1", day(3), 1).book().failsWith("22010004 医院已经删除排班");
    new Booking(FIRST, "R-EARLY", last, day(7), 1).book().failsWith("号源尚未放号");
    new Booking(FIRST, "R-FEE", "W105" + day(2) + "0", day(2), 1).book().failsWith("挂号费与医院不一致");
    assertThat(free.isOffered()).isTrue();
  }
}
