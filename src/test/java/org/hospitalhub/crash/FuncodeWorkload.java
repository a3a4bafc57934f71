package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.hospitalhub.crash.Ledger.Booking;
import org.hospitalhub.crash.Ledger.State;
import org.hospitalhub.crash.PlatformClient.Answer;

/**
 * One patient's bookings by the platform, one after the other: a slot is booked and perhaps
 * cancelled, or locked and given up, or paid and perhaps refunded. Many stories want the same
 * slots.
 */
final class PlatformStory implements Story {

  private static final String TAKEN = "22010001 号源已被预约";

  /** Bookings that stand at a time; what is older is given up, so that there are always slots. */
  private static final int KEPT = 40;

  private final int teller;
  private final PlatformClient hub;
  private final Ledger ledger;
  private final Random random;
  private final String patient;
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private int told;

  /**
   * Stories of one teller.
   *
   * @param teller numbers the tellers of a scene
   */
  PlatformStory(int teller, Door door, Ledger ledger, Random random) {
    this.teller = teller;
    this.hub = new PlatformClient(door, random);
    this.ledger = ledger;
    this.random = random;
    this.patient = "9000000000001%05d".formatted(teller);
  }

  @Override
  public void begin() {
    String certificate = "9900001900011%05d".formatted(teller);
    String mobile = "99000%06d".formatted(teller);
    succeeds(
        hub.insist(
            "100206",
            "patid",
            patient,
            "patname",
            "测试患者",
            "patsex",
            "2",
            "idcardtype",
            "0",
            "idcard",
            certificate,
            "mobileno",
            mobile));
  }

  @Override
  public void tell() {
    Wish wish = Wish.of("R%05d%012d".formatted(teller, ++told), patient, random);
    if (random.nextInt(10) < 6) {
      book(wish);
    } else {
      lock(wish);
    }
    if (endings.size() > KEPT) {
      endings.remove().run();
    }
  }

  private void book(Wish wish) {
    Answer booked = hub.insist("100208", wish.booking());
    if (isRefused(wish, booked)) {
      return;
    }
    note(wish, State.BOOKED, booked.field("orderid"));
    if (random.nextInt(4) == 0) {
      assertThat(hub.insist("100208", wish.booking()).text()).isEqualTo(booked.text());
    }
    end(
        () -> {
          succeeds(hub.insist("100209", wish.cancellation()));
          note(wish, State.CANCELLED, booked.field("orderid"));
          hub.insist("100210", wish.release());
        });
  }

  private void lock(Wish wish) {
    Answer locked = hub.insist("100211", wish.locking());
    if (isRefused(wish, locked)) {
      return;
    }
    String lock = locked.field("lockid");
    if (random.nextInt(3) == 0) {
      succeeds(hub.insist("100212", wish.unlocking(lock)));
      note(wish, State.RELEASED, "");
      return;
    }
    succeeds(hub.insist("100213", wish.payment(lock)));
    note(wish, State.PAID, "");
    end(
        () -> {
          succeeds(hub.insist("100214", wish.refund()));
          note(wish, State.REFUNDED, "");
          hub.insist("100210", wish.release()); // when it is repeated, others may have the slot
        });
  }

  /** Ends at once, or later. */
  private void end(Runnable ending) {
    if (random.nextBoolean()) {
      ending.run();
    } else {
      endings.add(ending);
    }
  }

  private boolean isRefused(Wish wish, Answer answer) {
    if (answer.refusal().equals(TAKEN)) {
      note(wish, State.REFUSED, "");
      return true;
    }
    succeeds(answer);
    return false;
  }

  private void note(Wish wish, State state, String number) {
    ledger.note(new Booking(wish.reference(), wish.slot(), state, number));
  }

  private static void succeeds(Answer answer) {
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
  }
}
