package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The types of canonical fields; how each stands in a JSON tree. */
public enum FieldType {
  /** JSON string. */
  STRING,
  /** JSON string: the number of a certificate, a card or a telephone, written the one way. */
  IDENTIFIER,
  /** JSON integer. */
  INTEGER,
  /** JSON string: yuan with two places, {@code "15.00"}. */
  DECIMAL,
  /** JSON boolean. */
  BOOLEAN,
  /** JSON string: {@code 2026-11-20}. */
  DATE,
  /** JSON string: a date on which somebody who lives can have been born. */
  @JsonProperty("birth-date")
  BIRTH_DATE,
  /** JSON string: {@code 2026-11-20T08:30:00}, the hospital's local time. */
  DATETIME,
  /** JSON string: {@code 08:30}. */
  TIME,
  /** JSON string: a file as a data URI, {@code data:image/png;base64,…}. */
  ATTACHMENT;

  /** As the dictionary writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is a date, a time or both. */
  boolean isTemporal() {
    return this == DATE || this == BIRTH_DATE || this == DATETIME || this == TIME;
  }
}
