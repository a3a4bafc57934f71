package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the paths of operations mean. */
class DictionaryTest {

  private final Dictionary dictionary =
      Library.read(Path.of("mappings"), new ArrayList<>()).dictionary();

  @ParameterizedTest
  @CsvSource({
    "exam.search, groups[].appointment.campus.id, campus.id",
    "appointment.search, appointments[].reference, appointment.reference",
    "appointment.reserve, referral.department.id, referral.department.id",
    "appointment.reserve, department.id, department.id",
    "hospital.due, due[].hospital.aliases[], hospital.aliases[]",
    "exam.search, notice, exam.notice",
    "exam.search, groups[].notice, group.notice",
    "hospital.due, limit, due.limit",
    "hospital.due, due[].after, due.after",
    "exam-place.book, practitioner.name, exam-place.practitioner.name",
    "schedule.publish, practitioner.name, practitioner.name",
    "exam-result.due, due[].appointments[].status, exam-result.appointments[].status",
    "appointment.status, appointment.status, appointment.status",
    "registration.search, registrations[].patient.id, registration.patient.id",
    "registration.search, patient.name, patient.name"
  })
  void findsTheFieldThatAPathMeans(String operation, String path, String field) {
    assertThat(dictionary.find(operation, FieldPath.of(path)))
        .extracting(Dictionary.Found::name)
        .isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "appointment.book, slot.nothing",
    "appointment.book, reason",
    "slot.search, slot.notice",
    "slot.search, schedules.id",
    "slot.search, slot[].id"
  })
  void knowsNoOtherPaths(String operation, String path) {
    assertThat(dictionary.find(operation, FieldPath.of(path))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "patient.id, true",
    "patient.card, true",
    "patient.identifier.value, true",
    "registrations[].patient.id, true",
    "appointment.password, true",
    "appointments[].password, true",
    "password, true",
    "appointment.platformReference, false",
    "hospital.id, false",
    "outpatient.id, false",
    "practitioner.identifier.value, false"
  })
  void knowsWhatNamesAPatient(String path, boolean hidden) {
    assertThat(dictionary.hides(path)).isEqualTo(hidden);
  }
}
