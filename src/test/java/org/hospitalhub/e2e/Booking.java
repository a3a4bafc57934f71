package org.hospitalhub.e2e;

import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Surroundings.HUB;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A booking as the platform makes it, of a slot of a schedule of practitioner W103 (first hospital)
 * or W201 (second one).
 *
 * @param hospital number on the platform
 */
record Booking(String hospital, String reference, String schedule, String day, int number) {

  /** A patient of the demo whom the platform knows. */
  static final String PATIENT = "900000000000000001";

  private static final AtomicInteger REFERENCES = new AtomicInteger();

  /** The first free slot of the morning in so many days. */
  static Booking ofFreeSlot(String hospital, int days) {
    String practitioner = hospital.equals(FIRST) ? "W103" : "W201";
    String schedule = practitioner + Messages.day(days) + "0";
    int number = Integer.parseInt(slots(hospital, schedule).fields("numno").get(0));
    String reference = "R%017d".formatted(REFERENCES.incrementAndGet());
    return new Booking(hospital, reference, schedule, Messages.day(days), number);
  }

  Booking as(String otherReference) {
    return new Booking(hospital, otherReference, schedule, day, number);
  }

  Booking at(int otherNumber) {
    return new Booking(hospital, reference, schedule, day, otherNumber);
  }

  String slot() {
    return schedule + "-" + number;
  }

  String feeInFen() {
    return hospital.equals(FIRST) ? "5000" : "3400";
  }

  /** 100208. */
  Reply book() {
    return book("12345678");
  }

  /** The same with another password for taking the number. */
  Reply book(String password) {
    return HUB.ask(bookingMessage(password));
  }

  String bookingMessage() {
    return bookingMessage("12345678");
  }

  private String bookingMessage(String password) {
    return message("100208", "<pass>" + password + "</pass>");
  }

  /** 100211, with the patient's card where the hospital has issued one. */
  Reply lock() {
    String card =
        hospital.equals(Messages.FIRST)
            ? "<hospitalcertid>C0001</hospitalcertid><hospitalcerttype>1</hospitalcerttype>"
            : "";
    return HUB.ask(message("100211", "<opertype>2</opertype>" + card));
  }

  private String message(String funcode, String more) {
    return Messages.message(
            funcode,
            "regid",
            reference,
            "numid",
            slot(),
            "patid",
            PATIENT,
            "orgid",
            hospital,
            "visitdate",
            day,
            "ampm",
            "1",
            "schid",
            schedule,
            "no",
            Integer.toString(number),
            "spid",
            "000001",
            "spname",
            "测试服务商",
            "oper",
            "test",
            "fee",
            feeInFen(),
            "actualfee",
            feeInFen())
        .replace("</data>", more + "</data>");
  }

  /** 100209. */
  Reply cancel() {
    return ask("100209", "pass", "12345678", "spid", "000001", "oper", "test");
  }

  /** 100210, the slot may be booked again. */
  Reply releaseSlot() {
    return HUB.call(
        "100210",
        "numdate",
        day,
        "numid",
        slot(),
        "schid",
        schedule,
        "ampm",
        "1",
        "numno",
        "" + number);
  }

  /** 100212. */
  Reply unlock(String lock) {
    return ask(
        "100212",
        "lockid",
        lock,
        "spid",
        "000001",
        "spname",
        "测试服务商",
        "oper",
        "test",
        "opertype",
        "0");
  }

  /** 100213. */
  Reply pay(String lock, String transaction) {
    return ask(
        "100213",
        "lockid",
        lock,
        "payno",
        transaction,
        "payorderno",
        "O" + transaction,
        "paymerchant",
        "M001",
        "paychannel",
        "TEST",
        "paychannelaccount",
        "payer-0001",
        "spid",
        "000001",
        "spname",
        "测试服务商",
        "oper",
        "test",
        "opertype",
        "2");
  }

  /** 100214. */
  Reply refund() {
    return ask("100214", "spid", "000001", "spname", "测试服务商", "oper", "test");
  }

  /** 100215. */
  Reply status() {
    return ask("100215", "ampm", "1", "spid", "000001", "oper", "test");
  }

  /** 100217. */
  Reply takeNumber(String password) {
    return HUB.call(
        "100217",
        "regid",
        reference,
        "patid",
        PATIENT,
        "orgid",
        hospital,
        "pass",
        password,
        "hospitalcertid",
        "C0001",
        "hospitalcertno",
        "990001",
        "hospitalcerttype",
        "1");
  }

  /** Whether the platform sees the slot among the free ones. */
  boolean isOffered() {
    return slots(hospital, schedule).fields("numid").contains(slot());
  }

  private static Reply slots(String hospital, String schedule) {
    return HUB.call("100204", "schid", schedule, "orgid", hospital, "ampm", "1").succeeds();
  }

  private Reply ask(String funcode, String... more) {
    String head =
        Messages.message(funcode, "orgid", hospital, "regid", reference, "visitdate", day);
    String rest = Messages.message(funcode, more).replaceFirst("<data><funcode>\\d+</funcode>", "");
    return HUB.ask(head.replace("</data>", "") + rest);
  }
}
