package org.hospitalhub.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A number that every request to a platform has, and no other one ever had: a prefix, the time and
 * a serial number.
 *
 * @param field the request field that it stands in
 * @param prefix such as the number of the institution
 * @param time how the second is written, {@code yyyyMMddHHmmss}
 * @param digits of the serial number
 */
public record MessageNumber(String field, String prefix, String time, int digits) {

  /** How many there are in a second. */
  public int perSecond() {
    return (int) Math.pow(10, digits);
  }

  /** Its text. */
  public String written(Instant second, int serial, ZoneId zone) {
    return prefix
        + DateTimeFormatter.ofPattern(time).withZone(zone).format(second)
        + String.format("%0" + digits + "d", serial);
  }
}
