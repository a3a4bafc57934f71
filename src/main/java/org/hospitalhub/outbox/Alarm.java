package org.hospitalhub.outbox;

/** Tells operators that deliveries are held; once per incident. */
@FunctionalInterface
public interface Alarm {

  /** Raises it; never throws and does not wait. */
  void raise(Incident incident);

  /**
   * Deliveries of one operation that are held for one reason.
   *
   * @param delivery the first of them
   * @param error the canonical error
   * @param detail why, without data of patients
   * @param code the platform's own code; empty when it gave none
   */
  record Incident(
      String platform,
      String operation,
      long delivery,
      String error,
      String detail,
      String code) {}
}
