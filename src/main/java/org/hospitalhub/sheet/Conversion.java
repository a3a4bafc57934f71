package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one value is written on the wire and in a canonical message. */
interface Conversion {

  /** A value as its contract describes it. */
  default String normalise(String wire) {
    return Identifiers.strip(wire);
  }

  /** The canonical value of a wire value that fits its contract; null when it means nothing. */
  @Nullable JsonNode toCanonical(String wire);

  /** The wire value of a canonical value; null when the platform has no way to write it. */
  @Nullable String toWire(JsonNode canonical);

  /** Text is copied as it stands. */
  record Text() implements Conversion {
    @Override
    public JsonNode toCanonical(String wire) {
      return TextNode.valueOf(wire);
    }

    @Override
    public String toWire(JsonNode canonical) {
      return canonical.asText();
    }
  }

  /** Identifiers are text that there is one way to write. */
  record Identifier() implements Conversion {
    @Override
    public String normalise(String wire) {
      return Identifiers.normal(wire);
    }

    @Override
    public JsonNode toCanonical(String wire) {
      return TextNode.valueOf(wire);
    }

    @Override
    public String toWire(JsonNode canonical) {
      return canonical.asText();
    }
  }

  /** Whole numbers. */
  record Whole() implements Conversion {
    @Override
    public JsonNode toCanonical(String wire) {
      return LongNode.valueOf(Long.parseLong(wire));
    }

    @Override
    public String toWire(JsonNode canonical) {
      return canonical.asText();
    }
  }

  /** Codes of a platform's column of a code table. */
  record Codes(Map<String, JsonNode> toCanonical, Map<String, String> toWire)
      implements Conversion {

    /**
     * The codes of a column.
     *
     * @param required whether a value must not be empty
     */
    static Codes of(CodeColumn column, FieldType type, boolean required) {
      Map<String, JsonNode> nodes = new HashMap<>();
      column
          .toCanonical()
          .forEach(
              (wire, code) ->
                  nodes.put(
                      wire,
                      type == FieldType.BOOLEAN
                          ? BooleanNode.valueOf(Boolean.parseBoolean(code))
                          : TextNode.valueOf(code)));
      Map<String, String> wire = new HashMap<>(column.toWire());
      if (!required) {
        column.unwritten().forEach(code -> wire.putIfAbsent(code, ""));
      }
      return new Codes(nodes, wire);
    }

    @Override
    public @Nullable JsonNode toCanonical(String wire) {
      return toCanonical.get(wire);
    }

    @Override
    public @Nullable String toWire(JsonNode canonical) {
      return toWire.get(canonical.asText());
    }
  }

  /** The day of the week of a date, written by the codes monday to sunday; it is never read. */
  record Weekday(Map<String, String> toWire) implements Conversion {
    @Override
    public @Nullable JsonNode toCanonical(String wire) {
      return null;
    }

    @Override
    public @Nullable String toWire(JsonNode canonical) {
      DayOfWeek day = LocalDate.parse(canonical.asText()).getDayOfWeek();
      return toWire.get(day.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Amounts of money; canonical is yuan with two places. */
  record Money(Field.Unit unit) implements Conversion {
    @Override
    public JsonNode toCanonical(String wire) {
      BigDecimal amount = new BigDecimal(wire);
      BigDecimal yuan = unit == Field.Unit.FEN ? amount.movePointLeft(2) : amount;
      return TextNode.valueOf(yuan.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    }

    @Override
    public String toWire(JsonNode canonical) {
      BigDecimal yuan = new BigDecimal(canonical.asText());
      return switch (unit) {
        case FEN -> yuan.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).toPlainString();
        case YUAN -> yuan.signum() == 0 ? "0" : yuan.stripTrailingZeros().toPlainString();
        case YUAN_PLACES -> yuan.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
      };
    }
  }

  /** Dates and times in a platform's format; canonical is ISO-8601. */
  record Temporal(FieldType type, WireFormat format) implements Conversion {
    @Override
    public JsonNode toCanonical(String wire) {
      return TextNode.valueOf(
          switch (type) {
            case DATE, BIRTH_DATE -> LocalDate.parse(wire, format.formatter()).toString();
            case TIME -> LocalTime.parse(wire, format.formatter()).toString();
            default -> WireFormat.iso(LocalDateTime.parse(wire, format.formatter()));
          });
    }

    @Override
    public String toWire(JsonNode canonical) {
      String iso = canonical.asText();
      return switch (type) {
        case DATE, BIRTH_DATE -> LocalDate.parse(iso).format(format.formatter());
        case TIME -> LocalTime.parse(iso).format(format.formatter());
        default -> LocalDateTime.parse(iso).format(format.formatter());
      };
    }
  }
}
