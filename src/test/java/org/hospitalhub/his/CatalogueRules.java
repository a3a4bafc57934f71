package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hospital shows: itself, its departments and practitioners, calendars, availability. */
interface CatalogueRules extends DemoRules {

  private JsonNode calendar(String keeper, String... filter) {
    return his()
        .ask(
            Message.of("schedule.calendar", "hospital.id", "H1", "schedule.keeper", keeper)
                .with("period.start", "2026-11-20", "period.end", "2026-11-28")
                .with(filter))
        .at("/schedules");
  }

  private JsonNode availability(String kind, String... more) {
    return his()
        .ask(
            Message.of("availability.search", "hospital.id", "H1", "department.id", "D1")
                .with("availability.date", "2026-11-20", "availability.kind", kind)
                .with(more));
  }

  private JsonNode demo(String operation, String... filter) {
    his().clear();
    demo().load();
    return his().ask(Message.of(operation).with(filter));
  }

  @Test
  default void tellsOfAWithdrawnScheduleThatItIsSuspended() {
    JsonNode all =
        calendar("practitioner", "period.start", "2026-11-23", "period.end", "2026-11-24");

    assertThat(all.findValuesAsText("state"))
        .containsExactly("normal", "suspended", "normal", "suspended");
  }

  @Test
  default void tellsTheSlotsOfThePlanInForceOnTheDayOfTheSchedule() {
    List<String> days = calendar("practitioner").findValuesAsText("date");
    List<String> totals = calendar("practitioner").findValuesAsText("total");

    assertThat(days)
        .containsExactly(
            "2026-11-20",
            "2026-11-23",
            "2026-11-23",
            "2026-11-23",
            "2026-11-24",
            "2026-11-27",
            "2026-11-28");
    assertThat(totals).containsExactly("3", "30", "30", "30", "10", "10", "10");
  }

  @Test
  default void tellsClosedAndReservedSchedulesAndTheFeesInTwoParts() {
    his().jdbc.update("update schedule set closed = true where id = 'OPEN'");
    his().jdbc.update("update schedule set reserved = true where id = 'LAST'");

    assertThat(calendar("practitioner").findValuesAsText("state")).contains("closed");
    assertThat(calendar("practitioner", "period.start", "2026-11-27").get(0))
        .hasToString(
            "{\"hospital\":{\"id\":\"H1\"},\"department\":{\"id\":\"D1\"},\"practitioner\":"
                + "{\"id\":\"W1\"},\"date\":\"2026-11-27\",\"session\":\"morning\","
                + "\"state\":\"normal\",\"reserved\":true,\"slots\":{\"total\":10},"
                + "\"fee\":{\"clinic\":\"5.00\",\"expert\":\"10.00\"}}");
  }

  @Test
  default void tellsGeneralClinicsApart() {
    JsonNode clinics = calendar("department");

    assertThat(clinics).hasSize(1);
    assertThat(clinics.get(0).at("/date").asText()).isEqualTo("2026-11-25");
    assertThat(clinics.get(0).at("/fee/clinic").asText()).isEqualTo("4.00");
    assertThat(clinics.get(0).at("/slots/total").asInt()).isEqualTo(1);
    assertThat(calendar("department", "department.id", "D2")).isEmpty();
    assertThat(calendar("practitioner", "practitioner.id", "W9")).isEmpty();
  }

  @Test
  default void refusesAPeriodThatEndsBeforeItBegins() {
    Message inverted =
        Message.of("schedule.calendar", "hospital.id", "H1", "schedule.keeper", "department")
            .with("period.start", "2026-11-24", "period.end", "2026-11-23");

    assertThat(his().refusal(inverted)).isEqualTo("invalid");
  }

  @Test
  default void tellsTheQueueAndTheSlotsOfASession() {
    JsonNode morning = availability("morning", "practitioner.id", "W1");
    JsonNode afternoon = availability("afternoon", "practitioner.id", "W1");

    assertThat(morning.get("queues")).hasToString("[{\"called\":[3],\"waiting\":[4,5,6]}]");
    assertThat(morning.get("places"))
        .hasToString(
            "[{\"start\":\"09:00\",\"end\":\"10:00\",\"reserved\":false,"
                + "\"total\":1,\"free\":0,\"seen\":0}]");
    assertThat(afternoon.get("queues")).isEmpty();
    assertThat(afternoon.at("/places/0/total").asInt()).isEqualTo(2);
    assertThat(afternoon.at("/places/0/free").asInt()).isEqualTo(2);
  }

  @Test
  default void tellsTheQueueOfTheGeneralClinicWhenNoPractitionerIsNamed() {
    assertThat(availability("morning").get("queues")).isEmpty();
    his()
        .jdbc
        .update(
            "insert into queue (id, hospital_id, kind, department_id, visit_date, session,"
                + " current_number) values ('Q9', 'H1', 'outpatient', 'D1', date '2026-11-20',"
                + " 'morning', 12)");

    assertThat(availability("morning").get("queues"))
        .hasToString("[{\"called\":[12],\"waiting\":[]}]");
    assertThat(availability("morning", "practitioner.id", "W1").at("/queues/0/called"))
        .hasToString("[3]");
  }

  @Test
  default void countsNothingAsFreeBeforeTheRelease() {
    String[] last = {"practitioner.id", "W1", "availability.date", "2026-11-27"};

    assertThat(availability("morning", last).at("/places/0/total").asInt()).isEqualTo(1);
    assertThat(availability("morning", last).at("/places/0/free").asInt()).isZero();
    his().clock.set("2026-11-20T14:00:00Z");
    assertThat(availability("morning", last).at("/places/0/free").asInt()).isEqualTo(1);
  }

  @Test
  default void countsASlotThatCannotBeBookedButNotAsFree() {
    his().ask(bookingToday("B1", 2, "afternoon"));
    assertThat(availability("afternoon", "practitioner.id", "W1").at("/places/0/free").asInt())
        .isEqualTo(1);

    his().jdbc.update("update schedule set closed = true where id = 'TODAY'");
    JsonNode closed = availability("afternoon", "practitioner.id", "W1").at("/places/0");
    assertThat(closed.get("total").asInt()).isEqualTo(2);
    assertThat(closed.get("free").asInt()).isZero();
  }

  @Test
  default void tellsBedsOrDevicesAndNothingElse() {
    JsonNode beds = availability("beds");
    JsonNode devices = availability("devices");

    assertThat(beds.get("queues")).isEmpty();
    assertThat(beds.get("places"))
        .hasToString(
            "[{\"start\":\"10:00\",\"end\":\"10:00\",\"name\":\"病床\","
                + "\"total\":40,\"free\":6}]");
    assertThat(devices.get("queues")).isEmpty();
    assertThat(devices.get("places").findValuesAsText("name")).containsExactly("彩超");
    assertThat(availability("emergency").get("places")).isEmpty();
  }

  @Test
  default void showsOneHospitalOrAll() {
    JsonNode all = demo("hospital.search").at("/hospitals");
    JsonNode one = demo("hospital.search", "hospital.id", "H001").at("/hospitals");

    assertThat(all.findValuesAsText("level")).containsExactly("tertiary-a", "secondary-a");
    assertThat(one).hasSize(1);
    assertThat(one.at("/0/insurances")).hasToString("[\"citizen\",\"kunshan\",\"remote\"]");
    assertThat(one.at("/0/logo").asText()).startsWith("data:image/png;base64,iVBORw0KGgo");
    assertThat(his().refusal(Message.of("hospital.search", "hospital.id", "H9")))
        .isEqualTo("not-found");
  }

  @Test
  default void showsTheDepartmentsInUse() {
    JsonNode all = demo("department.search", "hospital.id", "H001").at("/departments");
    his().jdbc.update("update department set state = 'inactive' where id = 'D102'");

    assertThat(all.findValuesAsText("kind"))
        .containsExactly("general", "general", "general", "examination");
    assertThat(all.at("/2/age")).hasToString("{\"group\":\"children\",\"limit\":14}");
    assertThat(all.at("/0/age")).hasToString("{\"group\":\"all\"}");
    assertThat(his().ask(Message.of("department.search", "hospital.id", "H001")).at("/departments"))
        .hasSize(3);
  }

  @Test
  default void showsPractitionersOnceForEachDepartment() {
    JsonNode all = demo("practitioner.search", "hospital.id", "H001").at("/practitioners");

    assertThat(all).hasSize(6);
    assertThat(all.at("/3/id").asText()).isEqualTo("W104");
    assertThat(all.at("/4/id").asText()).isEqualTo("W104");
    assertThat(all.findValuesAsText("expert"))
        .containsExactly("true", "true", "true", "false", "false", "true");
  }

  @Test
  default void showsThePhotosThereAre() {
    JsonNode all = demo("practitioner.photos", "hospital.id", "H001").at("/practitioners");
    his().jdbc.update("update practitioner set photo = '../../pom.xml' where id = 'W102'");
    his().jdbc.update("update practitioner set photo = null where id = 'W103'");

    assertThat(all.findValuesAsText("photo"))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .allMatch(photo -> photo.startsWith("data:image/png;base64,iVBORw0KGgo"));
    JsonNode less =
        his().ask(Message.of("practitioner.photos", "hospital.id", "H001")).at("/practitioners");
    assertThat(less.findValuesAsText("id")).containsExactly("W101", "W102", "W104", "W105");
    assertThat(less.findValuesAsText("photo")).hasSize(3);
    assertThat(
            his()
                .ask(
                    Message.of(
                        "practitioner.photos", "hospital.id", "H001", "practitioner.id", "W105"))
                .at("/practitioners"))
        .hasSize(1);
  }
}
