package org.hospitalhub.his;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;

/**
 * What a connector runs with.
 *
 * @param config the values behind {@code :config.<name>}: String, Long or LocalTime
 * @param clock gives {@code :hub.now} and {@code :hub.today}, in the hospital's zone
 * @param queryTimeout how long one statement may take, whole seconds; zero leaves it to the
 *     connection
 * @param attachments the files that columns name
 */
public record SqlSettings(
    Map<String, Object> config, Clock clock, Duration queryTimeout, Attachments attachments) {

  public SqlSettings {
    config = Map.copyOf(config);
  }

  /** Settings from configuration text: {@code 14:00} is a time, {@code 15} a number. */
  public static SqlSettings of(Map<String, String> config, Clock clock, Duration queryTimeout) {
    Map<String, Object> typed = new HashMap<>();
    config.forEach((name, value) -> typed.put(name, typed(value)));
    return new SqlSettings(typed, clock, queryTimeout, Attachments.NONE);
  }

  /** The same, with files. */
  public SqlSettings with(Attachments files) {
    return new SqlSettings(config, clock, queryTimeout, files);
  }

  private static Object typed(String value) {
    if (value.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) {
      return LocalTime.parse(value.length() % 3 == 1 ? "0" + value : value);
    }
    return value.matches("-?\\d{1,18}") ? (Object) Long.valueOf(value) : value;
  }
}
