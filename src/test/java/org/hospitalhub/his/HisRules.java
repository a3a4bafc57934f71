package org.hospitalhub.his;

/** What the rules of the reference HIS are tested against. */
interface HisRules {

  ReferenceHis his();

  /** A booking of OPEN-1 by patient a1. */
  default Message booking(String reference) {
    return Message.named("booking").with("appointment.platformReference", reference);
  }

  default String slot(String id) {
    return his().text("select state from slot where id = ?", id);
  }
}
