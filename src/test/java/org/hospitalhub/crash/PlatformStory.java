package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.hospitalhub.crash.Ledger.Booking;
import org.hospitalhub.crash.Ledger.State;
import org.hospitalhub.crash.PlatformClient.Answer;
import org.hospitalhub.e2e.Messages;

/**
 * One patient's bookings by the platform, one after the other: a slot is booked and perhaps
 * cancelled, or locked and given up, or paid and perhaps refunded. Many stories want the same
 * slots.
 */
final class PlatformStory implements Story {

  private static final String TAKEN = "22010001 号源已被预约";
  private static final String[] PRACTITIONERS = {"W101", "W103", "W104", "W105"};
  private static final String[] FEES = {"5000", "5000", "1500", "2500"};
  private static final int FIRST_DAY = 2;
  private static final int DAYS = 5;
  private static final int SLOTS = 20;

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

  /** A slot that is wanted. */
  private record Wish(String reference, String day, int half, int practitioner, int number) {

    String schedule() {
      return PRACTITIONERS[practitioner] + day + half;
    }

    String slot() {
      return schedule() + "-" + number;
    }

    String[] with(String... more) {
      String[] head = {"orgid", Messages.FIRST, "regid", reference, "visitdate", day};
      return join(head, more);
    }
  }

  private static String[] join(String[] first, String... second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Override
  public void begin() {
    Answer registered =
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
            "9900001900011%05d".formatted(teller),
            "mobileno",
            "99000%06d".formatted(teller));
    assertThat(registered.succeeded()).as(registered.text()).isTrue();
  }

  @Override
  public void tell() {
    Wish wish =
        new Wish(
            "R%05d%012d".formatted(teller, ++told),
            Messages.day(FIRST_DAY + random.nextInt(DAYS)),
            random.nextInt(2),
            random.nextInt(PRACTITIONERS.length),
            1 + random.nextInt(SLOTS));
    if (random.nextInt(10) < 6) {
      book(wish);
    } else {
      lock(wish);
    }
    if (endings.size() > KEPT) {
      endings.remove().run();
    }
  }

  /** Ends at once, or later. */
  private void end(Runnable ending) {
    if (random.nextBoolean()) {
      ending.run();
    } else {
      endings.add(ending);
    }
  }

  private void book(Wish wish) {
    String[] request = request(wish, "pass", "12345678");
    Answer booked = hub.insist("100208", request);
    if (isRefused(wish, booked)) {
      return;
    }
    String order = booked.field("orderid");
    ledger.note(new Booking(wish.reference(), wish.slot(), State.BOOKED, order));
    if (random.nextInt(4) == 0) {
      assertThat(hub.insist("100208", request).text()).isEqualTo(booked.text());
    }
    end(() -> cancel(wish, order));
  }

  private void cancel(Wish wish, String order) {
    succeeds(hub.insist("100209", channel(wish.with("pass", "12345678"))));
    ledger.note(new Booking(wish.reference(), wish.slot(), State.CANCELLED, order));
    release(wish);
  }

  private void lock(Wish wish) {
    Answer locked =
        hub.insist(
            "100211",
            request(wish, "opertype", "2", "hospitalcertid", "C0001", "hospitalcerttype", "1"));
    if (isRefused(wish, locked)) {
      return;
    }
    String lock = locked.field("lockid");
    if (random.nextInt(3) == 0) {
      succeeds(hub.insist("100212", provider(wish.with("lockid", lock, "opertype", "0"))));
      ledger.note(new Booking(wish.reference(), wish.slot(), State.RELEASED, ""));
      return;
    }
    succeeds(hub.insist("100213", provider(wish.with(payment(wish, lock)))));
    ledger.note(new Booking(wish.reference(), wish.slot(), State.PAID, ""));
    end(() -> refund(wish));
  }

  private void refund(Wish wish) {
    succeeds(hub.insist("100214", provider(wish.with())));
    ledger.note(new Booking(wish.reference(), wish.slot(), State.REFUNDED, ""));
    release(wish);
  }

  private static String[] payment(Wish wish, String lock) {
    return new String[] {
      "lockid",
      lock,
      "payno",
      "T" + wish.reference(),
      "payorderno",
      "O" + wish.reference(),
      "paymerchant",
      "M001",
      "paychannel",
      "TEST",
      "paychannelaccount",
      "payer-0001",
      "opertype",
      "2"
    };
  }

  /** The slot may be booked again; a repeat may come when it is. */
  private void release(Wish wish) {
    hub.insist(
        "100210",
        "numdate",
        wish.day(),
        "numid",
        wish.slot(),
        "schid",
        wish.schedule(),
        "ampm",
        session(wish),
        "numno",
        "" + wish.number());
  }

  private String[] request(Wish wish, String... more) {
    String fee = FEES[wish.practitioner()];
    return provider(
        wish.with(
            join(
                new String[] {
                  "numid",
                  wish.slot(),
                  "patid",
                  patient,
                  "ampm",
                  session(wish),
                  "schid",
                  wish.schedule(),
                  "no",
                  "" + wish.number(),
                  "fee",
                  fee,
                  "actualfee",
                  fee
                },
                more)));
  }

  private static String[] provider(String... fields) {
    return channel(join(fields, "spname", "测试服务商"));
  }

  private static String[] channel(String... fields) {
    return join(fields, "spid", "000001", "oper", "test");
  }

  private static String session(Wish wish) {
    return "" + (wish.half() + 1);
  }

  private boolean isRefused(Wish wish, Answer answer) {
    if (answer.refusal().equals(TAKEN)) {
      ledger.note(new Booking(wish.reference(), wish.slot(), State.REFUSED, ""));
      return true;
    }
    succeeds(answer);
    return false;
  }

  private static void succeeds(Answer answer) {
    assertThat(answer.succeeded()).as(answer.text()).isTrue();
  }
}
