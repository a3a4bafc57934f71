package org.hospitalhub.his;

/** What the rules of the reference HIS are tested against, and the messages they start from. */
interface HisRules {

  ReferenceHis his();

  /** A booking of OPEN-1 by patient a1. */
  default Message booking(String reference) {
    return Message.of(
        "appointment.book",
        "appointment.platformReference",
        reference,
        "slot.id",
        "OPEN-1",
        "patient.id",
        "a1",
        "hospital.id",
        "H1",
        "slot.date",
        "2026-11-23",
        "slot.session",
        "morning",
        "schedule.id",
        "OPEN",
        "appointment.password",
        "87654321",
        "slot.number",
        "1",
        "fee.due",
        "15.00",
        "fee.payable",
        "15.00");
  }

  /** A booking of a slot of today's schedule. */
  default Message bookingToday(String reference, int number, String session) {
    return booking(reference)
        .with("slot.id", "TODAY-" + number, "slot.number", String.valueOf(number))
        .with("slot.date", "2026-11-20", "slot.session", session, "schedule.id", "TODAY");
  }

  /** A lock of the slot of a booking. */
  default Message lock(String reference) {
    return booking(reference).as("slot.lock").with("payment.mode", "online");
  }

  default Message cancellation(String reference) {
    return Message.of(
        "appointment.cancel",
        "hospital.id",
        "H1",
        "appointment.platformReference",
        reference,
        "slot.date",
        "2026-11-23",
        "appointment.password",
        "87654321");
  }

  default Message payment(String reference, String lockId) {
    return Message.of(
        "appointment.pay",
        "appointment.platformReference",
        reference,
        "hospital.id",
        "H1",
        "slot.date",
        "2026-11-23",
        "lock.id",
        lockId,
        "payment.transaction",
        "PT1",
        "payment.order",
        "PO1",
        "payment.merchant",
        "M1",
        "payment.channel",
        "C1",
        "payment.account",
        "ACC1",
        "payment.mode",
        "online");
  }

  default Message status(String reference) {
    return Message.of(
        "appointment.status",
        "appointment.platformReference",
        reference,
        "hospital.id",
        "H1",
        "slot.date",
        "2026-11-23",
        "slot.session",
        "morning");
  }

  default String statusOf(String reference) {
    return his().ask(status(reference)).at("/appointment/status").asText();
  }

  default String slot(String id) {
    return his().text("select state from slot where id = ?", id);
  }

  /** Locks OPEN-1 and tells the lock's id. */
  default String locked(String reference) {
    return his().ask(lock(reference)).at("/lock/id").asText();
  }
}
