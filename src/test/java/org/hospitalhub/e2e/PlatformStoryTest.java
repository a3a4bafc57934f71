package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.HUB;

import org.junit.jupiter.api.Test;

/** Patients, schedules, cards and queues, as the platform asks for them. */
@EndToEnd
class PlatformStoryTest {

  private static final String ID_CARD = "990000190001010099";

  @Test
  void registersAPatientAndChangesTheProfile() {
    HUB.call("100102", "idcardtype", "0", "idcard", ID_CARD).succeeds();
    String[] patient = {
      "patid", "900000000000000099", "patname", "测试患者子", "patsex", "1", "mobileno", "99000000099"
    };
    Reply unknown = HUB.call("100207", patient);
    unknown.failsWith("22010002 用户信息不存在");

    Reply registered =
        HUB.ask(
            Messages.message("100206", patient)
                .replace(
                    "</data>",
                    "<idcardtype>0</idcardtype><idcard>" + ID_CARD + "</idcard></data>"));

    assertThat(registered.succeeds().field("patientid")).startsWith("P");
    assertThat(HUB.call("100207", patient).succeeds().field("patientid"))
        .isEqualTo(registered.field("patientid"));
  }

  @Test
  void knowsWhoHasBeenHereBefore() {
    Reply returning = HUB.call("100102", "idcardtype", "0", "idcard", "990000190001010001");
    Reply first = HUB.call("100102", "idcardtype", "0", "idcard", "990000190001010005");

    assertThat(returning.succeeds().field("isreg")).isEqualTo("T");
    assertThat(first.succeeds().field("isreg")).isEqualTo("F");
  }

  @Test
  void listsSchedulesByDepartmentAndByPractitioner() {
    Reply department =
        HUB.call("100201", "orgid", FIRST, "deptid", "D101", "bdate", day(3), "edate", day(3));
    Reply practitioner = HUB.call("100202", "orgid", FIRST, "docid", "W102");
    Reply named = HUB.call("100202", "orgid", FIRST, "docname", "测试医师乙");

    assertThat(department.succeeds().fields("schdate")).isNotEmpty().containsOnly(day(3));
    assertThat(department.fields("schid"))
        .contains("W101" + day(3) + "0", "W102" + day(3) + "0", "D101" + day(3) + "0")
        .doesNotContain("W102" + day(3) + "1");
    assertThat(department.fields("schstate")).contains("0", "1");
    assertThat(practitioner.succeeds().fields("docid")).hasSize(15).containsOnly("W102");
    assertThat(practitioner.fields("schid")).contains("0");
    assertThat(practitioner.fields("regfee")).containsOnly("5");
    assertThat(named.text()).isEqualTo(practitioner.text());
  }

  @Test
  void readsOneScheduleAndOneSlot() {
    String schedule = "W105" + day(1) + "0";

    Reply one = HUB.call("100203", "orgid", FIRST, "schid", schedule);
    Reply slot =
        HUB.call("100205", "orgid", FIRST, "schid", schedule, "numid", schedule + "-20");

    assertThat(one.succeeds().field("schid")).isEqualTo(schedule);
    assertThat(one.field("docsex")).isEqualTo("女");
    assertThat(one.field("fee")).isEqualTo("20");
    assertThat(slot.succeeds().field("numid")).isEqualTo(schedule + "-20");
    assertThat(slot.field("numtime")).isEqualTo("11:10");
    assertThat(HUB.call("100203", "orgid", FIRST, "schid", "NONE").state()).isNotEqualTo("");
  }

  @Test
  void listsTheCardsOfAPatient() {
    Reply cards =
        HUB.call(
            "100216",
            "orgid", FIRST,
            "patid", Booking.PATIENT,
            "idcardtype", "0",
            "idcard", "990000190001010001",
            "spid", "000001",
            "spname", "测试服务商",
            "oper", "test");

    assertThat(cards.succeeds().field("hospitalcertid")).isEqualTo("C0001");
    assertThat(cards.field("hospitalcertno")).isEqualTo("990001");
  }

  @Test
  void tellsTheQueues() {
    Reply outpatient = HUB.call("100301").succeeds();
    Reply ultrasound = HUB.call("100303").succeeds();

    assertThat(outpatient.fields("deptname")).contains("心血管内科", "呼吸内科");
    assertThat(outpatient.fields("curno")).contains("7", "2");
    assertThat(ultrasound.field("deptname")).isEqualTo("超声科");
    assertThat(ultrasound.field("docname")).isEmpty();
    assertThat(ultrasound.field("curno")).isEqualTo("3");
  }

  @Test
  void tellsAPatientsPlaceInTheQueue() {
    Reply waiting = HUB.call("100302", "idcard", "990000190001010002").succeeds();
    Reply ultrasound = HUB.call("100304", "idcard", "990000190001010002").succeeds();
    Reply nowhere = HUB.call("100302", "idcard", "990000190001019999").succeeds();

    assertThat(waiting.field("no")).isEqualTo("8");
    assertThat(waiting.field("beforenum")).isEqualTo("0");
    assertThat(waiting.field("visitdate")).isEqualTo(day(0));
    assertThat(ultrasound.field("no")).isEqualTo("5");
    assertThat(ultrasound.field("beforenum")).isEqualTo("1");
    assertThat(nowhere.text()).contains("<list></list>");
  }
}
