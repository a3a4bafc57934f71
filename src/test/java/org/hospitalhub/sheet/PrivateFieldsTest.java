package org.hospitalhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names a patient, as canonical/private.yaml says. */
class PrivateFieldsTest {

  private final PrivateFields fields =
      Library.read(Path.of("mappings"), new ArrayList<>()).privateFields();

  @ParameterizedTest
  @CsvSource({
    "patient.id, true",
    "patient.card, true",
    "patient.identifier.value, true",
    "registrations[].patient.id, true",
    "appointment.password, true",
    "appointment.platformReference, false",
    "hospital.id, false",
    "outpatient.id, false",
    "practitioner.identifier.value, false"
  })
  void knowsWhatNamesAPatient(String path, boolean hidden) {
    assertThat(fields.have(path)).isEqualTo(hidden);
  }
}
