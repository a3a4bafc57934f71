package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** schedule.search, schedule.read, slot.search, slot.read. */
interface ScheduleRules extends HisRules {

  private List<String> search(String... filter) {
    Message search = Message.of("schedule.search", "hospital.id", "H1").with(filter);
    return his().ask(search).at("/schedules").findValuesAsText("date");
  }

  private JsonNode slots(String schedule, String... filter) {
    Message search =
        Message.of("slot.search", "hospital.id", "H1", "schedule.id", schedule).with(filter);
    return his().ask(search).at("/slots");
  }

  private Message slot(String slot, String hospital) {
    return Message.of("slot.read", "hospital.id", hospital, "slot.id", slot);
  }

  @Test
  default void listsTheSchedulesOfAWeekThatHaveSlots() {
    assertThat(search("department.id", "D1"))
        .containsExactly("2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-27");
  }

  @Test
  default void filtersByPractitionerAndPeriod() {
    assertThat(search("practitioner.id", "W1")).doesNotContain("2026-11-25");
    assertThat(search("practitioner.name", "测试医师甲")).hasSize(4);
    assertThat(search("practitioner.name", "无此人")).isEmpty();
    assertThat(search("period.start", "2026-11-24", "period.end", "2026-11-25"))
        .containsExactly("2026-11-24", "2026-11-25");
    assertThat(search("period.start", "2026-11-28", "period.end", "2026-12-31")).isEmpty();
    assertThat(search("department.id", "D2")).isEmpty();
    Message inverted =
        Message.of("schedule.search", "hospital.id", "H1", "period.start", "2026-11-24");
    assertThat(his().refusal(inverted.with("period.end", "2026-11-23"))).isEqualTo("invalid");
  }

  @Test
  default void tellsAScheduleInFull() {
    his().ask(booking("B1"));

    JsonNode schedule =
        his()
            .ask(Message.of("schedule.read", "hospital.id", "H1", "schedule.id", "OPEN"))
            .at("/schedules/0");

    assertThat(schedule)
        .hasToString(
            "{\"id\":\"OPEN\",\"hospital\":{\"id\":\"H1\"},\"practitioner\":{\"id\":\"W1\","
                + "\"name\":\"测试医师甲\",\"sex\":\"female\",\"title\":\"231\"},\"department\":"
                + "{\"id\":\"D1\",\"name\":\"心内科\"},\"date\":\"2026-11-23\",\"session\":"
                + "\"morning\",\"slots\":{\"total\":20,\"free\":19},\"category\":\"expert\","
                + "\"fee\":{\"registration\":\"5.00\",\"consultation\":\"10.00\"},"
                + "\"state\":\"normal\"}");
  }

  @Test
  default void hidesTheIdOfAScheduleUntilItIsReleased() {
    Message last = Message.of("schedule.read", "hospital.id", "H1", "schedule.id", "LAST");
    his().clock.set("2026-11-20T13:59:59Z");

    assertThat(his().ask(last).at("/schedules/0").has("id")).isFalse();
    assertThat(his().ask(last).at("/schedules/0/slots")).hasToString("{\"total\":1,\"free\":0}");
    assertThat(slots("LAST").findValuesAsText("state")).containsExactly("unreleased");

    his().clock.set("2026-11-20T14:00:00Z");
    assertThat(his().ask(last).at("/schedules/0/id").asText()).isEqualTo("LAST");
    assertThat(his().ask(last).at("/schedules/0/slots")).hasToString("{\"total\":1,\"free\":1}");
    assertThat(slots("LAST").findValuesAsText("state")).containsExactly("free");
  }

  @Test
  default void saysThatAScheduleIsSuspended() {
    Message halted = Message.of("schedule.read", "hospital.id", "H1", "schedule.id", "HALTED");

    assertThat(his().ask(halted).at("/schedules/0/state").asText()).isEqualTo("suspended");
    assertThat(his().refusal(halted.as("slot.search"))).isEqualTo("schedule-suspended");
    assertThat(his().refusal(slot("HALTED-1", "H1"))).isEqualTo("schedule-suspended");
  }

  @Test
  default void listsNothingToBookOfAScheduleThatIsClosedOrReserved() {
    Message open = Message.of("schedule.read", "hospital.id", "H1", "schedule.id", "OPEN");
    for (String mark : List.of("closed", "reserved")) {
      his().jdbc.update("update schedule set closed = false, reserved = false where id = 'OPEN'");
      his().jdbc.update("update schedule set " + mark + " = true where id = 'OPEN'");

      assertThat(his().ask(open).at("/schedules/0/state").asText()).isEqualTo("closed");
      assertThat(his().ask(open).at("/schedules/0/slots/free").asInt()).isZero();
      assertThat(slots("OPEN")).isEmpty();
      assertThat(his().ask(slot("OPEN-1", "H1")).at("/slots")).isEmpty();
      assertThat(his().refusal(booking("B1"))).isEqualTo("conflict");
      assertThat(his().refusal(lock("B1"))).isEqualTo("conflict");
    }
  }

  @Test
  default void doesNotCallAScheduleOfAnotherHospitalWithdrawn() {
    Message other = booking("B1").with("schedule.id", "OTHER", "slot.id", "OTHER-1");

    assertThat(his().refusal(other)).isEqualTo("not-found");
    assertThat(his().refusal(other.as("slot.lock").with("payment.mode", "online")))
        .isEqualTo("not-found");
    assertThatThrownBy(() -> slots("OTHER")).hasMessage("排班编号不属于该医院编号");
    assertThatThrownBy(() -> his().ask(slot("OTHER-1", "H1"))).hasMessage("号源编号不属于该医院编号");
    assertThat(his().refusal(booking("B1").with("schedule.id", "NONE")))
        .isEqualTo("schedule-withdrawn");
  }

  @Test
  default void doesNotKnowSchedulesThatAreWithdrawnEmptyOrElsewhere() {
    Message read = Message.of("schedule.read", "hospital.id", "H1");

    assertThat(his().refusal(read.with("schedule.id", "GONE"))).isEqualTo("not-found");
    assertThat(his().refusal(read.with("schedule.id", "EMPTY"))).isEqualTo("not-found");
    assertThat(his().refusal(read.with("schedule.id", "OTHER"))).isEqualTo("not-found");
    assertThat(his().refusal(read.as("slot.search").with("schedule.id", "GONE")))
        .isEqualTo("not-found");
  }

  @Test
  default void listsTheFreeSlotsThatLieAhead() {
    assertThat(slots("TODAY").findValuesAsText("id")).containsExactly("TODAY-2", "TODAY-3");
    assertThat(slots("TODAY", "slot.session", "all-day")).hasSize(2);
    assertThat(slots("TODAY", "slot.session", "morning")).isEmpty();
    assertThat(slots("OPEN")).hasSize(20);
    assertThat(slots("OPEN").get(2))
        .hasToString(
            "{\"id\":\"OPEN-3\",\"number\":3,\"date\":\"2026-11-23\",\"time\":\"08:20\","
                + "\"state\":\"free\"}");
  }

  @Test
  default void readsOneSlot() {
    assertThat(his().ask(slot("OPEN-1", "H1")).at("/slots")).hasSize(1);
    assertThat(his().refusal(slot("OPEN-1", "H2"))).isEqualTo("not-found");
    assertThat(his().refusal(slot("NONE", "H1"))).isEqualTo("not-found");
    his().ask(booking("B1"));
    assertThat(his().ask(slot("OPEN-1", "H1")).at("/slots")).isEmpty();
  }
}
