package org.hospitalhub.his;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hospitalhub.his.SqlValues.Cell;
import org.hospitalhub.sheet.FieldType;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters are resolved and whose rows know how to fold. */
final class CompiledStatement {

  private static final Pattern LOCKING =
      Pattern.compile("\\bfor\\s+(no\\s+key\\s+)?update\\b", Pattern.CASE_INSENSITIVE);

  private final String place;
  private final Directive directive;
  private final List<String> pieces;
  private final List<Parameter> parameters;
  private final Map<String, FieldType> response;
  private final boolean writes;
  private final boolean tells;
  private volatile @Nullable RowFolder folder;

  CompiledStatement(
      String place,
      Directive directive,
      NamedSql sql,
      List<Parameter> parameters,
      Map<String, FieldType> response) {
    this.place = place;
    this.directive = directive;
    this.pieces = sql.pieces();
    this.parameters = List.copyOf(parameters);
    this.response = response;
    this.writes =
        directive.kind() == Directive.Kind.CHANGES
            || LOCKING.matcher(String.join("?", pieces)).find();
    this.tells =
        directive.kind() == Directive.Kind.NO_ROW
            && response.keySet().containsAll(SelectList.of(String.join("?", pieces)).labels());
  }

  Directive directive() {
    return directive;
  }

  /** {@code file:line}. */
  String place() {
    return place;
  }

  /** It changes or locks rows, so that it needs a transaction. */
  boolean writes() {
    return writes;
  }

  /** The row that must not be there is what the error tells: canonical response fields. */
  boolean tells() {
    return tells;
  }

  /** Its text with the values it needs for one execution. */
  Bound bind(Scope scope) {
    List<Cell> cells = new ArrayList<>(parameters.size());
    StringBuilder sql = new StringBuilder(pieces.get(0));
    for (int i = 0; i < parameters.size(); i++) {
      List<Cell> values = parameters.get(i).values(scope);
      sql.append(
          values.stream()
              .map(cell -> cell.marker(scope.typed()))
              .collect(Collectors.joining(", ")));
      sql.append(pieces.get(i + 1));
      cells.addAll(values);
    }
    return new Bound(sql.toString(), cells);
  }

  /** How its rows fold; compiled from the first result, since one text has one list of columns. */
  RowFolder folder(ResultSet rows) throws SQLException {
    RowFolder compiled = folder;
    if (compiled == null) {
      compiled = RowFolder.compile(rows.getMetaData(), response);
      folder = compiled;
    }
    return compiled;
  }

  /**
   * A statement ready to run.
   *
   * @param sql with question marks
   * @param cells a value for each
   */
  record Bound(String sql, List<Cell> cells) {

    void set(PreparedStatement statement) throws SQLException {
      for (int i = 0; i < cells.size(); i++) {
        cells.get(i).bind(statement, i + 1);
      }
    }
  }
}
