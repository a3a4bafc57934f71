package org.hospitalhub.e2e;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A booking by the city's platform, in the morning with practitioner W104 (first hospital) or W202
 * (second one).
 *
 * @param patient the end of the ID card number
 */
record Reservation(String hospital, String reference, int days, int patient) {

  private static final AtomicInteger REFERENCES = new AtomicInteger();
  private static final AtomicInteger PATIENTS = new AtomicInteger(1000);

  /** A new booking for somebody the hospital does not know. */
  static Reservation in(int days) {
    return of(Methods.FIRST, days);
  }

  static Reservation of(String hospital, int days) {
    return new Reservation(hospital, nextReference(), days, PATIENTS.incrementAndGet());
  }

  Reservation again() {
    return new Reservation(hospital, nextReference(), days, patient);
  }

  private static String nextReference() {
    return Long.toString(100_000_500_000_000_000L + REFERENCES.incrementAndGet());
  }

  String idCard() {
    return "99000019000101" + patient;
  }

  String day() {
    return Messages.date(days).toString();
  }

  /** getYyNo. */
  Reply book(String... changed) {
    return Methods.ask("getYyNo", message(changed));
  }

  String message(String... changed) {
    boolean first = hospital.equals(Methods.FIRST);
    String message =
        Methods.message(
            "OrderInfo",
            "RegID",
            reference,
            "HospitalID",
            hospital,
            "DepartID",
            first ? "D102" : "D201",
            "DepartName",
            "科室",
            "DoctorID",
            first ? "W104" : "W202",
            "IsExpert",
            "0",
            "SickName",
            "测试患者卯",
            "SickSex",
            "1",
            "SickInsureType",
            "1",
            "SeeDoctorDate",
            day(),
            "WorkType",
            "1",
            "RegistryFee",
            "0",
            "ClinicFee",
            first ? "15" : "12",
            "ExpertsFee",
            "0",
            "Phone",
            "99000000777",
            "CardNo",
            idCard(),
            "RegType",
            "0",
            "RegVia",
            "APP",
            "RegViaVendor",
            "测试产品",
            "PayType",
            "0",
            "CreateDate",
            "2026-11-20 08:00:00");
    for (int i = 0; i < changed.length; i += 2) {
      message =
          message.replaceFirst(
              "<%1$s>[^<]*</%1$s>".formatted(changed[i]),
              "<%1$s>%2$s</%1$s>".formatted(changed[i], changed[i + 1]));
    }
    return message;
  }

  /** backNo. */
  Reply cancel() {
    return Methods.call("backNo", "HospitalID", hospital, "RegID", reference);
  }

  /** getGhInfo by the reference alone. */
  Reply find() {
    return Methods.ask("getGhInfo", Methods.message("OneRegInfo", "RegID", reference));
  }
}
