package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.FieldType;
import org.jspecify.annotations.Nullable;

/** Canonical values in JSON and in the database. */
final class SqlValues {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATETIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final int MONEY_PLACES = 2;

  private SqlValues() {}

  /** The Java value of a field; null when it is absent. */
  static @Nullable Object read(JsonNode node, FieldType type) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    String text = node.asText();
    try {
      return switch (type) {
        case STRING, IDENTIFIER, ATTACHMENT -> text;
        case INTEGER ->
            node.canConvertToLong() && node.isIntegralNumber()
                ? node.longValue()
                : Long.parseLong(text);
        case DECIMAL -> new BigDecimal(text);
        case BOOLEAN -> node.asBoolean();
        case DATE, BIRTH_DATE -> LocalDate.parse(text);
        case DATETIME -> LocalDateTime.parse(text);
        case TIME -> LocalTime.parse(text);
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new CanonicalException("invalid", text + " is no " + type.name().toLowerCase());
    }
  }

  /** The field of a column; null when the column is. */
  static @Nullable JsonNode write(ResultSet rows, int column, FieldType type, Attachments files)
      throws SQLException {
    return switch (type) {
      case ATTACHMENT -> {
        String name = rows.getString(column);
        yield name == null ? null : text(files.dataUri(name));
      }
      case STRING, IDENTIFIER -> text(rows.getString(column));
      case INTEGER -> {
        long number = rows.getLong(column);
        yield rows.wasNull() ? null : LongNode.valueOf(number);
      }
      case BOOLEAN -> {
        boolean flag = rows.getBoolean(column);
        yield rows.wasNull() ? null : BooleanNode.valueOf(flag);
      }
      case DECIMAL -> {
        BigDecimal yuan = rows.getBigDecimal(column);
        yield yuan == null
            ? null
            : text(yuan.setScale(MONEY_PLACES, RoundingMode.UNNECESSARY).toPlainString());
      }
      case DATE, BIRTH_DATE -> {
        LocalDate date = rows.getObject(column, LocalDate.class);
        yield date == null ? null : text(date.toString());
      }
      case DATETIME -> {
        LocalDateTime instant = rows.getObject(column, LocalDateTime.class);
        yield instant == null ? null : text(DATETIME.format(instant));
      }
      case TIME -> {
        LocalTime time = rows.getObject(column, LocalTime.class);
        yield time == null ? null : text(TIME.format(time));
      }
    };
  }

  private static @Nullable JsonNode text(@Nullable String text) {
    return text == null ? null : TextNode.valueOf(text);
  }

  /** A column as a parameter of later statements, with its type for the case that it is null. */
  static Cell cell(ResultSet rows, int column, int sqlType) throws SQLException {
    return new Cell(
        switch (sqlType) {
          case Types.DATE -> rows.getObject(column, LocalDate.class);
          case Types.TIME -> rows.getObject(column, LocalTime.class);
          case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
          default -> rows.getObject(column);
        },
        sqlType);
  }

  static int sqlType(FieldType type) {
    return switch (type) {
      case STRING, IDENTIFIER, ATTACHMENT -> Types.VARCHAR;
      case INTEGER -> Types.BIGINT;
      case DECIMAL -> Types.NUMERIC;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE, BIRTH_DATE -> Types.DATE;
      case DATETIME -> Types.TIMESTAMP;
      case TIME -> Types.TIME;
    };
  }

  /** How a database that must know the type of a value before it has it is told: a cast. */
  private static String typed(int sqlType) {
    return switch (sqlType) {
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> "cast(? as varchar)";
      case Types.SMALLINT, Types.INTEGER -> "cast(? as integer)";
      case Types.BIGINT -> "cast(? as bigint)";
      case Types.DECIMAL, Types.NUMERIC -> "cast(? as numeric(38, 10))";
      case Types.BIT, Types.BOOLEAN -> "cast(? as boolean)";
      case Types.DATE -> "cast(? as date)";
      case Types.TIMESTAMP -> "cast(? as timestamp)";
      case Types.TIME -> "cast(? as time)";
      default -> "?";
    };
  }

  /**
   * A value to bind.
   *
   * @param value null for a typed null
   * @param sqlType of java.sql.Types, for null
   */
  record Cell(@Nullable Object value, int sqlType) {

    /** Its place in the text of a statement. */
    String marker(boolean typed) {
      return typed ? typed(sqlType) : "?";
    }

    void bind(PreparedStatement statement, int index) throws SQLException {
      if (value == null) {
        statement.setNull(index, sqlType);
      } else if (value instanceof String text) {
        statement.setString(index, text);
      } else {
        statement.setObject(index, value);
      }
    }
  }
}
