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
 * cancelled, or locked and given up, or paid and perhaps refunded. Many workers want the same
 * slots.
 */
final class FuncodeWorkload implements Workload {

  private static final String TAKEN = "22010001 号源已被预约";

  /** Bookings that stand at a time; what is older is given up, so that there are always slots. */
  private static final int KEPT = 40;

  private final int worker;
  private final PlatformClient hub;
  private final Ledger ledger;
  private final Random random;
  private final String patient;
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private int rounds;

  /**
   * The workload of one worker.
   *
   * @param worker numbers the workers of a test
   */
  FuncodeWorkload(int worker, HubClient client, Ledger ledger, Random random) {
    this.worker = worker;
    this.hub = new PlatformClient(client, random);
    this.ledger = ledger;
    this.random = random;
    this.patient = "9000000000001%05d".formatted(worker);
  }

  @Override
  public void begin() {
    String certificate = "9900001900011%05d".formatted(worker);
    String mobile = "99000%06d".formatted(worker);
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
  public void run() {
    SlotRequest wanted = SlotRequest.of("R%05d%012d".formatted(worker, ++rounds), patient, random);
    if (random.nextInt(10) < 6) {
      book(wanted);
    } else {
      lock(wanted);
    }
    if (endings.size() > KEPT) {
      endings.remove().run();
    }
  }

  private void book(SlotRequest wanted) {
    Answer booked = hub.insist("100208", wanted.booking());
    if (isRefused(wanted, booked)) {
      return;
    }
    note(wanted, State.BOOKED, booked.field("orderid"));
    if (random.nextInt(4) == 0) {
      assertThat(hub.insist("100208", wanted.booking()).text()).isEqualTo(booked.text());
    }
    end(
        () -> {
          succeeds(hub.insist("100209", wanted.cancellation()));
          note(wanted, State.CANCELLED, booked.field("orderid"));
          hub.insist("100210", wanted.release());
        });
  }

  private void lock(SlotRequest wanted) {
    Answer locked = hub.insist("100211", wanted.locking());
    if (isRefused(wanted, locked)) {
      return;
    }
    String lock = locked.field("lockid");
    if (random.nextInt(3) == 0) {
      succeeds(hub.insist("100212", wanted.unlocking(lock)));
      note(wanted, State.RELEASED, "");
      return;
    }
    succeeds(hub.insist("100213", wanted.payment(lock)));
    note(wanted, State.PAID, "");
    end(
        () -> {
          succeeds(hub.insist("100214", wanted.refund()));
          note(wanted, State.REFUNDED, "");
          hub.insist("100210", wanted.release()); // when it is repeated, others may have the slot
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

  private boolean isRefused(SlotRequest wanted, Answer answer) {
    if (answer.refusal().equals(TAKEN)) {
      note(wanted, State.REFUSED, "");
      return true;
    }
    succeeds(answer);
    return false;
  }

  private void note(SlotRequest wanted, State state, String number) {
    ledger.note(new Booking(wanted.reference(), wanted.slot(), state, number));
  }

  private static void succeeds(Answer answer) {
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
  }
}
