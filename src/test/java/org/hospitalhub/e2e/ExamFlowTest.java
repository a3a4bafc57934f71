package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.HUB;

import org.junit.jupiter.api.Test;

/** Booking an examination and moving it. */
@EndToEnd
class ExamFlowTest {

  private static final String GROUP =
      "<orderGroupId>GA%1$s</orderGroupId><checkProjectList>"
          + "<checkProject><projectId>US01</projectId><projectApplyId>RA%1$s</projectApplyId></checkProject>"
          + "<checkProject><projectId>US02</projectId><projectApplyId>RB%1$s</projectApplyId></checkProject>"
          + "</checkProjectList>";

  private final String group = GROUP.formatted(day(0));

  @Test
  void remindsThePatient() {
    assertThat(HUB.call("100502", "orgid", FIRST).succeeds().field("remind"))
        .startsWith("请携带申请单和证件");
  }

  @Test
  void booksAndMovesAnExamination() {
    Reply open = HUB.call("100501", "orgid", FIRST, "patientIdCert", "990000190001010001").succeeds();
    assertThat(open.fields("orderGroupId")).containsExactly("GA" + day(0), "GC" + day(0));
    assertThat(open.fields("isAppointment")).containsExactly("0", "1");
    assertThat(open.fields("notAppointmentReason")).containsExactly("", "检查费尚未缴纳");
    assertThat(open.fields("projectApplyId")).containsExactly("RA" + day(0), "RB" + day(0), "RD" + day(0));
    Reply dates =
        HUB.call("100506", "orgid", FIRST, "dateStart", day(1), "dateEnd", day(3), "orderGroup", group);
    assertThat(dates.succeeds().fields("checkDate")).containsExactly(day(1), day(2), day(3));
    Reply places = HUB.call("100503", "orgid", FIRST, "date", day(1), "orderGroup", group).succeeds();
    assertThat(places.field("queueId")).isEqualTo("U101");
    assertThat(places.fields("surplus")).hasSize(6).containsOnly("5");

    Reply booked = at("100504", "", "08:00-08:30").succeeds();
    assertThat(booked.field("queueName")).isEqualTo("超声一室");
    assertThat(booked.field("queueNo")).isEqualTo("1");
    assertThat(booked.field("projectName")).isEqualTo("腹部超声,泌尿系超声");
    assertThat(at("100504", "", "08:00-08:30").text()).isEqualTo(booked.text());
    at("100504", "", "09:00-09:30").failsWith("该项目组已预约，请改约");

    Reply moved = at("100505", booked.field("orderId"), "09:30-10:00").succeeds();
    assertThat(moved.field("orderId")).isEqualTo(booked.field("orderId"));
    assertThat(moved.field("timeRange")).isEqualTo("09:30-10:00");
    assertThat(moved.field("queueNo")).isEqualTo("301");
    assertThat(HUB.call("100503", "orgid", FIRST, "date", day(1), "orderGroup", group).fields("surplus"))
        .containsExactly("5", "5", "5", "4", "5", "5");
    assertThat(
            HUB.call("100501", "orgid", FIRST, "patientIdCert", "990000190001010001").fields("timeRange"))
        .contains("09:30-10:00");
  }

  private Reply at(String funcode, String order, String time) {
    return HUB.call(
        funcode,
        "orgid", FIRST,
        "orderId", order,
        "hospitalId", "H001-E",
        "queueId", "U101",
        "date", day(1),
        "timeRange", time,
        "orderGroup", group,
        "appointmentModel", "0");
  }
}
