package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Methods.FIRST;
import static org.hospitalhub.e2e.Surroundings.HUB;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catalogues, calendars and bookings as a platform with a method for each operation sees them. */
@EndToEnd
class CityPlatformTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @Test
  void showsHospitalsWithTheirLogos() {
    Reply all = Methods.call("getHospInfo");
    Reply one = Methods.call("getHospInfo", "HospitalID", FIRST, "MsgType", "1000");

    assertThat(all.text()).contains("<Code>2001</Code>", "操作类型(MsgType)不能为空");
    Reply typed =
        Methods.ask("getHospInfo", "<Message><MsgType>1000</MsgType><RequestInfo/></Message>");
    assertThat(typed.fields("HospitalID")).containsExactly("SZ01", "SZ02");
    assertThat(typed.fields("Grade")).containsExactly("三级甲等", "二级甲等");
    assertImage(typed.fields("LogoPic").get(0));
    assertThat(one.text()).contains("<Code>2001</Code>");
  }

  @ParameterizedTest
  @CsvSource({
    "getDepartInfo, DepartID, 4",
    "getDoctorInfo, DoctorID, 6",
    "getDoctorPhoto, DoctorID, 5"
  })
  void listsWhatTheHospitalHas(String method, String field, int number) {
    Reply list = Methods.ask(method, typed("HospitalID", FIRST));

    assertThat(list.fields(field)).hasSize(number);
  }

  @Test
  void showsThePhotoOfOnePractitioner() {
    Reply photo = Methods.ask("getDoctorPhoto", typed("HospitalID", FIRST, "DoctorID", "W101"));

    assertThat(photo.field("DoctorID")).isEqualTo("W101");
    assertImage(photo.field("DoctorPhoto"));
    assertThat(photo.field("DoctorPhotoBase64")).isEqualTo(photo.field("DoctorPhoto"));
  }

  private static void assertImage(String uri) {
    assertThat(uri).startsWith("data:image/png;base64,");
    assertThat(Base64.getDecoder().decode(uri.replaceFirst(".*,", ""))).startsWith(PNG);
  }

  @Test
  void answersInTheSpellingOfTheCaller() {
    Reply small = Methods.ask("getDepartInfo", typed("HospitalID", FIRST));
    Reply capital = Methods.ask("GetDepartInfo", typed("HospitalID", FIRST));

    assertThat(capital.text()).isEqualTo(small.text());
  }

  @Test
  void tellsTheOldNumberOfSlotsUntilTheDayTheNewOneHolds() {
    Reply calendar =
        Methods.ask(
            "getDoctorWorkInfo",
            typed(
                "HospitalID", FIRST, "DoctorId", "W105", "BeginTime", date(3), "EndTime", date(4)));

    assertThat(calendar.fields("WorkDate")).containsExactly(date(3), date(3), date(4), date(4));
    assertThat(calendar.fields("Limited")).containsExactly("20", "20", "20", "12");
    assertThat(calendar.fields("WorkStatus")).containsExactly("2", "0", "0", "0");
    assertThat(calendar.fields("ClinicFee")).containsOnly("5");
    assertThat(calendar.fields("ExpertsFee")).containsOnly("20");
  }

  @Test
  void suspendsAndNeverWithdraws() {
    Reply calendar =
        Methods.ask(
            "getDoctorWorkInfo",
            typed(
                "HospitalID", FIRST, "DoctorID", "W102", "BeginTime", date(3), "EndTime", date(3)));
    Reply clinics =
        Methods.ask(
            "getDepartWorkInfo",
            typed(
                "HospitalID", FIRST, "DepartId", "D101", "BeginTime", date(1), "EndTime", date(2)));

    assertThat(calendar.fields("WorkStatus")).containsExactly("1", "1");
    assertThat(clinics.fields("WorkDate")).containsExactly(date(1), date(2));
  }

  @Test
  void neverMixesQueueBedsAndDevices() {
    Reply session = availability("D101", "1", "DoctorID", "W101");
    Reply beds = availability("D101", "50");
    Reply devices = availability("D101", "55");

    assertThat(session.field("CurrentNum")).isEqualTo("7");
    assertThat(session.field("QueuingNum")).isEqualTo("8,9,10");
    assertThat(session.fields("TotalNum")).containsExactly("6", "6", "6", "2");
    assertThat(session.fields("ResName")).containsOnly("");
    assertThat(beds.fields("ResName")).containsExactly("病床", "监护病床");
    assertThat(devices.fields("ResName")).containsExactly("动态心电图机");
    assertThat(List.of(beds.text(), devices.text()))
        .allMatch(text -> !text.contains("Queue") && !text.contains("Num></CurrentNum"));
  }

  private static Reply availability(String department, String type, String... more) {
    String fields =
        Methods.message(
            "RequestInfo",
            "HospitalID",
            FIRST,
            "DepartID",
            department,
            "WorkDate",
            date(0),
            "WorkType",
            type);
    String rest = Methods.message("RequestInfo", more).replaceAll("</?(Message|RequestInfo)>", "");
    return Methods.ask("getDtNoInfo", fields.replace("</RequestInfo>", rest + "</RequestInfo>"));
  }

  @Test
  void booksOnceAndTellsTheBookingThatStands() {
    Reservation booking = Reservation.in(2);

    Reply first = booking.book();
    Reply repeat = booking.book();
    Reply another = booking.again().book();

    assertThat(first.field("Code")).as(first.text()).isEqualTo("1000");
    assertThat(first.field("RegID")).isEqualTo(booking.reference());
    assertThat(repeat.text()).isEqualTo(first.text());
    assertThat(another.field("Code")).isEqualTo("1002");
    assertThat(another.field("RegID")).isEqualTo(booking.reference());
    assertThat(booking.book("ClinicFee", "16").field("Code")).isEqualTo("1005");
  }

  @Test
  void saysOfACancelledBookingThatItIsCancelled() {
    Reservation booking = Reservation.in(2);
    booking.book();
    booking.cancel();

    Reply repeat = booking.book();

    assertThat(repeat.field("Code")).as(repeat.text()).isEqualTo("1005");
    assertThat(repeat.field("ErrMsg")).isEqualTo("该预约已取消，请使用新的预约流水号");
    assertThat(booking.cancel().field("Code")).isEqualTo("0005");
    assertThat(booking.again().book().field("Code")).isEqualTo("1000");
  }

  @Test
  void takesARequestOfAnotherVendorForARepeat() {
    Reservation booking = Reservation.in(2);
    Reply first = booking.book();

    Reply repeat = booking.book("RegViaVendor", "测试产品乙", "CreateDate", "2026-11-20 08:00:09");

    assertThat(repeat.text()).isEqualTo(first.text());
  }

  @Test
  void takesNoNumberOfTheHospitalForABookingOfItsOwn() {
    Reply refused = Reservation.in(2).book("RegID", "A100001");

    assertThat(refused.field("Code")).isEqualTo("1005");
    assertThat(refused.field("ErrMsg")).contains("预约流水号(OrderInfo.RegID)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DepartID, D999, 1003",
    "DoctorID, W999, 1003",
    "WorkType, 3, 1004",
    "ClinicFee, 14, 1005",
    "RegType, 6, 1005",
    "BeginTime, 8:00, 1001"
  })
  void saysWhyItCannotBook(String field, String value, String code) {
    Reservation booking = Reservation.in(2);
    String late =
        field.equals("BeginTime")
            ? booking.message().replace("<CardNo>", "<BeginTime>12:00</BeginTime><CardNo>")
            : booking.message(field, value);

    Reply refused = Methods.ask("getYyNo", late);

    assertThat(refused.field("Code")).as(refused.text()).isEqualTo(code);
    assertThat(refused.field("ErrMsg")).isNotEmpty();
    assertThat(booking.find().field("Code")).isEqualTo("2002");
  }

  @Test
  void cancelsOnceAndSaysSoTheSecondTime() {
    Reservation booking = Reservation.in(2);
    booking.book();

    assertThat(booking.find().field("IsQuit")).isEqualTo("0");
    assertThat(booking.cancel().field("Code")).isEqualTo("0000");
    assertThat(booking.cancel().field("Code")).isEqualTo("0005");
    assertThat(booking.find().field("IsQuit")).isEqualTo("1");
    assertThat(booking.again().cancel().field("Code")).isEqualTo("0001");
    assertThat(booking.again().book().field("Code")).isEqualTo("1000");
  }

  @Test
  void findsOneBookingByItsReferenceWhateverElseIsAsked() {
    Reservation booking = Reservation.in(2);
    booking.book();

    Reply one =
        Methods.ask(
            "getGhInfo",
            Methods.message(
                "OneRegInfo",
                "RegID",
                booking.reference(),
                "CardNo",
                "990000190001019999",
                "DepartID",
                "D999"));
    Reply byCard =
        Methods.ask("getGhInfo", Methods.message("OneRegInfo", "CardNo", booking.idCard()));
    Reply day =
        Methods.ask(
            "getGhInfo",
            Methods.message("BatRegInfo", "HospitalID", FIRST, "QueyDate", booking.day()));

    assertThat(one.field("RegID")).isEqualTo(booking.reference());
    assertThat(one.field("Code")).isEqualTo("2000");
    assertThat(one.field("IsGet")).isEqualTo("1");
    assertThat(one.field("RegVia")).isEqualTo("APP");
    assertThat(byCard.field("RegID")).isEqualTo(booking.reference());
    assertThat(day.fields("RegID")).contains(booking.reference());
  }

  @Test
  void seesAndCancelsBookingsOfOtherChannels() {
    Booking other = Booking.ofFreeSlot(Messages.FIRST, 2);
    String number = other.book().succeeds().field("orderid");

    Reply found =
        Methods.ask("getGhInfo", Methods.message("OneRegInfo", "CardNo", "990000190001010001"));
    Reply cancelled = Methods.call("backNo", "HospitalID", FIRST, "RegID", number);

    assertThat(found.fields("RegID")).contains(number).doesNotContain(other.reference());
    assertThat(cancelled.field("Code")).isEqualTo("0000");
    assertThat(other.status().field("status")).isEqualTo("3");
    other.book().failsWith("该预约已取消，请使用新的预约编号");
    assertThat(other.isOffered()).isTrue();
  }

  @Test
  void correctsTheNameOfAPatient() {
    Reservation booking = Reservation.in(2);
    booking.book();

    Reply corrected =
        Methods.call(
            "updateOrderInfo",
            "HospitalID",
            FIRST,
            "RegID",
            booking.reference(),
            "SickName",
            "测试患者辰",
            "SickSex",
            "2",
            "CardNo",
            booking.idCard());

    assertThat(corrected.field("Code")).isEqualTo("0000");
    Reply record =
        Methods.call(
            "getGhRecord",
            "HospitalID",
            FIRST,
            "IDCard",
            booking.idCard(),
            "BeginTime",
            date(0) + " 00:00:00",
            "EndTime",
            date(1) + " 00:00:00");
    assertThat(record.field("PatientName")).isEqualTo("测试患者辰");
    assertThat(record.field("PatientSex")).isEqualTo("1");
    assertThat(record.field("Plat12320SN")).isEqualTo(booking.reference());
    assertThat(record.field("IsRegister")).isEqualTo("1");
  }

  @Test
  void tellsBothPlatformsOfOneSuspension() {
    String suspension =
        """
        {"schedule": {"id": "BOTH-1", "session": "morning", "date": "2026-11-21",
          "suspension": {"reason": "official"}}, "hospital": {"id": "H001", "name": "示范医院一"},
         "department": {"id": "D101", "name": "心血管内科"},
         "practitioner": {"id": "W101", "name": "测试医师甲"}}""";

    HUB.delivered("schedule.suspend", suspension);
    HUB.delivered("schedule.resume", suspension.replaceFirst(",\\s+\"suspension\": \\{[^}]*}", ""));

    var received = Caller.json(HUB.get("/simulator/suzhou/received").body());
    assertThat(received.findValuesAsText("accepted")).containsOnly("true");
    assertThat(received.findValuesAsText("NotifyType")).contains("CancelSchedual", "AddSchedual");
    assertThat(received.findValuesAsText("DoctorID")).contains("W101");
    assertThat(HUB.lastReceived("200105").at("/message/schid").asText()).isEqualTo("BOTH-1");
  }

  private static String typed(String... fields) {
    return Methods.message("RequestInfo", fields)
        .replace("<Message>", "<Message><MsgType>1000</MsgType>");
  }

  private static String date(int days) {
    return Messages.date(days).toString();
  }
}
