package org.hospitalhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hospitalhub.crash.Ledger.Reservation;
import org.hospitalhub.e2e.Messages;

/**
 * Bookings by the platform with a method for each operation: the next free slot, perhaps given up.
 */
final class MethodWorkload implements Workload {

  private static final String ADDRESS = "/webservice/YuyueService";
  private static final String ENVELOPE =
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
      <y:%1$s xmlns:y="http://service.yuyue.ws.com/"><xml><![CDATA[%2$s]]></xml></y:%1$s>\
      </s:Body></s:Envelope>\
      """;
  private static final String BOOKING =
      """
      <Message><OrderInfo><RegID>%s</RegID><HospitalID>SZ01</HospitalID><DepartID>D102</DepartID>\
      <DepartName>科室</DepartName><DoctorID>W104</DoctorID><IsExpert>0</IsExpert>\
      <SickName>测试患者</SickName><SickSex>1</SickSex><SickInsureType>1</SickInsureType>\
      <SeeDoctorDate>%s</SeeDoctorDate><WorkType>1</WorkType><RegistryFee>0</RegistryFee>\
      <ClinicFee>15</ClinicFee><ExpertsFee>0</ExpertsFee><Phone>99000000888</Phone>\
      <CardNo>%s</CardNo><RegType>0</RegType><RegVia>APP</RegVia><PayType>0</PayType>\
      <CreateDate>2026-11-20 08:00:00</CreateDate></OrderInfo></Message>\
      """;
  private static final String CANCELLATION =
      """
      <Message><RequestInfo><HospitalID>SZ01</HospitalID><RegID>%s</RegID></RequestInfo></Message>\
      """;
  private static final int FIRST_DAY = 2;
  private static final int DAYS = 5;

  private final int worker;
  private final SoapCaller hub;
  private final Ledger ledger;
  private final Random random;
  private int rounds;

  /**
   * Rounds of one worker.
   *
   * @param worker numbers the workers of a fixture
   */
  MethodWorkload(int worker, HubClient client, Ledger ledger, Random random) {
    this.worker = worker;
    this.hub = new SoapCaller(client, random);
    this.ledger = ledger;
    this.random = random;
  }

  @Override
  public void run() {
    String number = "%02d%06d".formatted(worker, ++rounds);
    String reference = "8000000000" + number;
    String day = Messages.date(FIRST_DAY + random.nextInt(DAYS)).toString();
    String certificate = "98%s19000101%s".formatted(number.substring(0, 4), number.substring(4));
    String booking = BOOKING.formatted(reference, day, certificate);
    String booked = call("getYyNo", booking);
    if (code(booked).equals("1001")) {
      return; // the clinic is full
    }
    assertThat(code(booked)).as(booked).isEqualTo("1000");
    ledger.note(new Reservation(reference, false));
    if (random.nextInt(4) == 0) {
      assertThat(call("getYyNo", booking)).isEqualTo(booked);
    }
    if (random.nextInt(4) > 0) {
      String cancelled = call("backNo", CANCELLATION.formatted(reference));
      assertThat(code(cancelled)).as(cancelled).isIn("0000", "0005"); // 0005: said again
      ledger.note(new Reservation(reference, true));
    }
  }

  private String call(String method, String document) {
    return hub.insist(ADDRESS, ENVELOPE.formatted(method, document));
  }

  private static String code(String answer) {
    return SoapCaller.field(answer, "Code");
  }
}
