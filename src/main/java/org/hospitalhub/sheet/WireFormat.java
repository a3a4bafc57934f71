package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A format of dates and times as platforms print it, {@code yyyyMMdd}; also a format of JSON
 * Schema, so that the contract refuses the 31st of February.
 *
 * @param name the pattern, of java.time
 * @param formatter its formatter, strict
 */
record WireFormat(String name, DateTimeFormatter formatter) implements Format {

  /** A range of times within a day; no formatter knows it, it is copied as it stands. */
  static final String TIME_RANGE = "HH:mm-HH:mm";

  private static final Map<String, WireFormat> KNOWN = new ConcurrentHashMap<>();

  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final Pattern SHORT_HOUR = Pattern.compile("(?<![\\d:])\\d(?=:\\d\\d)");
  private static final Pattern RANGE =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)");

  /**
   * The format of a pattern.
   *
   * @throws IllegalArgumentException when it is none
   */
  static WireFormat of(String pattern) {
    return KNOWN.computeIfAbsent(
        pattern,
        p ->
            new WireFormat(
                p,
                p.equals(TIME_RANGE)
                    ? ISO
                    : DateTimeFormatter.ofPattern(p.replace('y', 'u'))
                        .withResolverStyle(ResolverStyle.STRICT)));
  }

  /** The format of a pattern; null when it is none. */
  static @Nullable WireFormat find(String pattern) {
    try {
      return of(pattern);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * A time as people write it, so that it can be read: with full-width colons, and with one digit
   * of the hour where the format has two.
   *
   * @param format the format of the value; null when it has none
   */
  static String tidy(String text, @Nullable String format) {
    if (format == null || format.indexOf(':') < 0) {
      return text;
    }
    String ascii = text.replace('：', ':');
    return format.contains("HH") ? SHORT_HOUR.matcher(ascii).replaceAll("0$0") : ascii;
  }

  /** Whether it writes a date, a time or a date-time so that it can be read again. */
  boolean holds(FieldType type) {
    Conversion conversion = new Conversion.Temporal(type, this);
    TextNode sample =
        TextNode.valueOf(
            switch (type) {
              case DATE, BIRTH_DATE -> "2026-11-20";
              case TIME -> "08:30";
              default -> "2026-11-20T08:30:00";
            });
    try {
      String wire = conversion.toWire(sample);
      return wire != null && sample.equals(conversion.toCanonical(wire));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** How a type is written in canonical messages; a platform that writes the same is copied. */
  static String canonical(FieldType temporal) {
    return switch (temporal) {
      case DATE, BIRTH_DATE -> "yyyy-MM-dd";
      case TIME -> "HH:mm";
      default -> "yyyy-MM-dd'T'HH:mm:ss";
    };
  }

  /** {@code 2026-11-20T08:30:00}, always with seconds. */
  static String iso(LocalDateTime time) {
    return ISO.format(time);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean matches(ExecutionContext context, String value) {
    if (value.isEmpty()) {
      return true;
    }
    if (name.equals(TIME_RANGE)) {
      return RANGE.matcher(value).matches()
          && value.substring(0, 5).compareTo(value.substring(6)) < 0;
    }
    try {
      formatter.parse(value);
      // a sign: a year of more than four digits, or none after Christ
      return Character.isDigit(value.charAt(0));
    } catch (DateTimeException e) {
      return false;
    }
  }
}
