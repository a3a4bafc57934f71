package org.hospitalhub.crash;

import java.util.Arrays;
import java.util.Random;
import org.hospitalhub.e2e.Messages;

/**
 * A slot that a patient wants, and what the platform says to get it, to pay for it and to give it
 * back: fields as name, value, name, value.
 *
 * @param reference the booking's number on the platform
 * @param patient the patient's
 * @param day {@code yyyyMMdd}
 * @param half 0 in the morning, 1 in the afternoon
 */
record SlotRequest(
    String reference, String patient, String day, int half, int practitioner, int number) {

  private static final String[] PRACTITIONERS = {"W101", "W103", "W104"};
  private static final String[] FEES = {"5000", "5000", "1500"};
  private static final int FIRST_DAY = 2;
  private static final int DAYS = 5;
  private static final int SLOTS = 12;

  /** Any slot of the next days. */
  static SlotRequest of(String reference, String patient, Random random) {
    return new SlotRequest(
        reference,
        patient,
        Messages.day(FIRST_DAY + random.nextInt(DAYS)),
        random.nextInt(2),
        random.nextInt(PRACTITIONERS.length),
        1 + random.nextInt(SLOTS));
  }

  String slot() {
    return schedule() + "-" + number;
  }

  private String schedule() {
    return PRACTITIONERS[practitioner] + day + half;
  }

  private String session() {
    return "" + (half + 1);
  }

  /** 100208. */
  String[] booking() {
    return with(request(), "pass", password());
  }

  /** 100209. */
  String[] cancellation() {
    return with(known(), "pass", password(), "spid", "000001", "oper", "test");
  }

  /** The platform knows a booking by it alone; a 9 tells it from those that the HIS makes up. */
  private String password() {
    return "9" + reference.substring(4, 6) + reference.substring(reference.length() - 5);
  }

  /** 100211. */
  String[] locking() {
    return with(request(), "opertype", "2");
  }

  /** 100212. */
  String[] unlocking(String lock) {
    return with(named(), "lockid", lock, "opertype", "0");
  }

  /** 100213. */
  String[] payment(String lock) {
    return with(
        named(),
        "lockid",
        lock,
        "payno",
        "T" + reference,
        "payorderno",
        "O" + reference,
        "paymerchant",
        "M001",
        "paychannel",
        "TEST",
        "paychannelaccount",
        "payer-0001",
        "opertype",
        "2");
  }

  /** 100214. */
  String[] refund() {
    return named();
  }

  /** 100210. */
  String[] release() {
    return new String[] {
      "numdate", day, "numid", slot(), "schid", schedule(), "ampm", session(), "numno", "" + number
    };
  }

  private String[] request() {
    String fee = FEES[practitioner];
    return with(
        named(),
        "numid",
        slot(),
        "patid",
        patient,
        "ampm",
        session(),
        "schid",
        schedule(),
        "no",
        "" + number,
        "fee",
        fee,
        "actualfee",
        fee);
  }

  private String[] named() {
    return with(known(), "spid", "000001", "spname", "测试服务商", "oper", "test");
  }

  private String[] known() {
    return new String[] {"orgid", Messages.FIRST, "regid", reference, "visitdate", day};
  }

  private static String[] with(String[] first, String... more) {
    String[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}
