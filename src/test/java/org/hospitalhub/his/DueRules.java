package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What the HIS says is due for the platforms, in pages. */
interface DueRules extends HisRules {

  private JsonNode due(String operation, String... more) {
    Message all = Message.of(operation, "hospital.id", "H1", "limit", "100");
    return his().ask(all.with(more)).get("due");
  }

  private JsonNode visits(String... more) {
    return due("visit-result.due", more);
  }

  private static String today() {
    return "2026-11-20";
  }

  @Test
  default void tellsHowTheBookedVisitsOfADayWent() {
    String kept = his().ask(bookingToday("B1", 2, "all-day")).at("/appointment/id").asText();
    his().ask(bookingToday("B2", 3, "all-day").with("patient.id", "a2"));
    his().ask(booking("B3"));
    his()
        .jdbc
        .update(
            "insert into visit (id, hospital_id, patient_id, appointment_id, visit_date, taken_at,"
                + " seen_at) values ('VB1', 'H1', 'P1', ?, date '2026-11-20',"
                + " timestamp '2026-11-20 13:50:00', timestamp '2026-11-20 14:05:00')",
            kept);
    his().jdbc.update("update visit set outcome = 'checked-in' where id = 'VB1'");
    his().clock.set("2026-11-20T18:00:00Z");

    JsonNode due = visits("date", today());

    assertThat(due).hasSize(2);
    JsonNode seen = due.get(0);
    assertThat(seen.get("after").asText()).isEqualTo(kept);
    assertThat(seen.at("/platform/id").asText()).isEqualTo("alpha");
    assertThat(seen.at("/appointment/password").asText()).isEqualTo("87654321");
    assertThat(seen.at("/visit/outcome").asText()).isEqualTo("checked-in");
    assertThat(seen.at("/visit/seen").asText()).isEqualTo("2026-11-20T14:05:00");
    assertThat(due.get(1).at("/visit/outcome").asText()).isEqualTo("no-show");
    assertThat(due.get(1).at("/visit").has("seen")).isFalse();
  }

  @Test
  default void callsNobodyANoShowBeforeTheSessionIsOver() {
    his().ask(bookingToday("B1", 2, "all-day"));

    assertThat(visits("date", today())).isEmpty();
    his().clock.set("2026-11-20T17:59:59Z");
    assertThat(visits("date", today())).isEmpty();
    his().clock.set("2026-11-20T18:00:00Z");
    assertThat(visits("date", today()).at("/0/visit/outcome").asText()).isEqualTo("no-show");
  }

  @Test
  default void excusesWhoseScheduleDidNotTakePlace() {
    his().ask(bookingToday("B1", 2, "all-day"));
    his().clock.set("2026-11-20T18:00:00Z");

    for (String state : new String[] {"suspended", "withdrawn"}) {
      his().jdbc.update("update schedule set state = ? where id = 'TODAY'", state);
      assertThat(visits("date", today()).at("/0/visit/outcome").asText()).isEqualTo("excused");
    }
    his().jdbc.update("update schedule set state = 'normal', closed = true where id = 'TODAY'");
    assertThat(visits("date", today()).at("/0/visit/outcome").asText()).isEqualTo("no-show");
  }

  @Test
  default void tellsNothingOfBookingsThatWereGivenUp() {
    his().ask(booking("B1"));
    his().ask(cancellation("B1"));

    assertThat(visits("date", "2026-11-23")).isEmpty();
  }

  @Test
  default void tellsWhatIsDueInPages() {
    his().ask(bookingToday("B1", 2, "all-day"));
    his().ask(bookingToday("B2", 3, "all-day").with("patient.id", "a2"));
    his().clock.set("2026-11-20T18:00:00Z");

    JsonNode first = visits("date", today(), "limit", "1");
    String position = first.get(0).get("after").asText();
    JsonNode second = visits("date", today(), "limit", "1", "after", position);

    assertThat(first).hasSize(1);
    assertThat(second).hasSize(1);
    assertThat(second.get(0).get("after").asText()).isGreaterThan(position);
    assertThat(visits("date", today(), "limit", "1", "after", second.get(0).get("after").asText()))
        .isEmpty();
  }

  @Test
  default void tellsWhatBecameOfTheExaminationsOfADay() {
    his()
        .jdbc
        .update(
            "insert into exam_appointment (id, group_id, platform, queue_id, exam_date, time_range,"
                + " number, serial, state, booked_at) values ('E1', 'G1', 'alpha', 'U1',"
                + " date '2026-11-20', '08:00-08:30', 1, 'X1', 'completed',"
                + " timestamp '2026-11-19 08:00:00'), ('E2', 'G2', 'alpha', 'U1',"
                + " date '2026-11-20', '08:00-08:30', 2, 'X2', 'booked',"
                + " timestamp '2026-11-19 08:00:00')");

    JsonNode due = due("exam-result.due", "date", today());

    assertThat(due).hasSize(1);
    assertThat(due.get(0).at("/appointments/0/id").asText()).isEqualTo("E1");
    assertThat(due.get(0).at("/appointments/0/status").asText()).isEqualTo("completed");
    assertThat(due.get(0).at("/platform/id").asText()).isEqualTo("alpha");
  }

  @Test
  default void tellsAboutTheHospitalItsDepartmentsAndPractitioners() {
    his()
        .jdbc
        .update(
            "insert into department (id, hospital_id, campus_id, name, standard_code, description,"
                + " location) values ('D9', 'H1', 'K1', '外科', '0401', '虚构', '二楼')");
    his().jdbc.update("insert into practitioner_department values ('W1', 'D9')");

    assertThat(due("hospital.due").get(0).at("/hospital/name").asText()).isEqualTo("测试医院一");
    assertThat(due("department.due").findValuesAsText("standardCode")).contains("0304", "0401");
    JsonNode practitioners = due("practitioner.due", "limit", "1");
    assertThat(practitioners).hasSize(1);
    assertThat(practitioners.get(0).at("/practitioner/departments").findValuesAsText("id"))
        .containsExactly("D1", "D9");
  }

  @Test
  default void tellsOnlyOfDepartmentsWherePatientsRegister() {
    his().jdbc.update("update department set kind = 'examination' where id = 'D1'");
    assertThat(due("department.due")).isEmpty();
    assertThat(due("practitioner.due")).isEmpty();

    his().jdbc.update("update department set kind = 'emergency' where id = 'D1'");
    assertThat(due("department.due").findValuesAsText("after")).containsExactly("D1");
    assertThat(due("practitioner.due").findValuesAsText("after")).containsExactly("W1");
  }

  @Test
  default void tellsWhichSchedulesToComeAreSuspended() {
    his().jdbc.update("update schedule set suspension_reason = null where id = 'HALTED'");

    JsonNode due = due("suspension.due");

    assertThat(due).hasSize(1);
    assertThat(due.get(0).at("/schedule/id").asText()).isEqualTo("HALTED");
    assertThat(due.get(0).at("/schedule/suspension/reason").asText()).isEqualTo("other");
    his().clock.set("2026-11-25T10:00:00Z");
    assertThat(due("suspension.due")).isEmpty();
  }
}
