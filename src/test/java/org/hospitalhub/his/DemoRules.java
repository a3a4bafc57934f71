package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The demo data. */
interface DemoRules extends HisRules {

  private JsonNode schedules(String hospital) {
    return his().ask(Message.of("schedule.search", "hospital.id", hospital)).at("/schedules");
  }

  @Test
  default void fillsTwoHospitalsForAWeek() {
    his().clear();

    his().demo.load();

    JsonNode schedules = schedules("H001");
    assertThat(schedules).hasSize(5 * 8 * 2 + 8 - 1);
    assertThat(schedules.findValuesAsText("state")).filteredOn("suspended"::equals).hasSize(1);
    assertThat(schedules.get(0).at("/slots/total").asInt()).isEqualTo(20);
    assertThat(schedules("H002")).hasSize(3 * 8 * 2);
  }

  @Test
  default void leavesBookingsAloneWhenItIsLoadedAgain() {
    his().clear();
    his().demo.load();
    Message booking =
        booking("B1")
            .with("hospital.id", "H001", "schedule.id", "W101202611210", "slot.number", "3")
            .with("slot.id", "W101202611210-3", "slot.date", "2026-11-21")
            .with("fee.due", "50.00", "fee.payable", "50.00");
    his().jdbc.update("update patient_link set platform = 'alpha' where patient_id = 'P001'");
    his().ask(booking.with("patient.id", "900000000000000001"));

    his().clock.set("2026-11-21T07:00:00Z");
    his().demo.load();

    assertThat(slot("W101202611210-3")).isEqualTo("booked");
    assertThat(schedules("H001").findValuesAsText("date")).contains("2026-11-28");
    assertThat(schedules("H001").findValuesAsText("date")).doesNotContain("2026-11-20");
  }
}
