package org.hospitalhub.his;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.hospitalhub.his.CompiledStatement.Bound;
import org.hospitalhub.his.Directive.Refusal;
import org.hospitalhub.his.SqlValues.Cell;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/** One run of a file: statement after statement, until one refuses or ends it. */
final class Execution {

  private final JdbcTemplate jdbc;
  private final Scope scope;
  private final ObjectNode reply = JsonNodeFactory.instance.objectNode();
  private final ObjectNode told = JsonNodeFactory.instance.objectNode();

  Execution(JdbcTemplate jdbc, Scope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  ObjectNode run(List<CompiledStatement> statements) {
    for (CompiledStatement statement : statements) {
      int count = perform(statement);
      Directive directive = statement.directive();
      Refusal refusal = directive.refusal();
      if (refusal != null && !satisfied(directive, count)) {
        throw told.isEmpty()
            ? new CanonicalException(refusal.error(), refusal.words())
            : new CanonicalException(refusal.error(), refusal.words(), told);
      }
      if (directive.kind() == Directive.Kind.ANSWER_IF_ANY && count > 0) {
        break;
      }
    }
    return reply;
  }

  private static boolean satisfied(Directive directive, int count) {
    return switch (directive.kind()) {
      case NO_ROW -> count == 0;
      case CHANGES -> count == directive.changes();
      case ROW, ANSWER, ANSWER_AGAIN, ANSWER_IF_ANY -> count > 0;
    };
  }

  private int perform(CompiledStatement statement) {
    Bound bound = statement.bind(scope);
    try {
      return perform(statement, bound);
    } catch (DuplicateKeyException e) {
      throw e;
    } catch (DataIntegrityViolationException e) {
      throw new OverflowException(bound, e);
    }
  }

  private int perform(CompiledStatement statement, Bound bound) {
    return switch (statement.directive().kind()) {
      case CHANGES -> jdbc.update(bound.sql(), bound::set);
      case ROW -> query(bound, rows -> keep(statement, rows));
      case NO_ROW ->
          statement.tells()
              ? query(bound, rows -> statement.folder(rows).fold(rows, told, scope.attachments()))
              : query(bound, rows -> rows.next() ? 1 : 0);
      case ANSWER, ANSWER_AGAIN, ANSWER_IF_ANY ->
          query(bound, rows -> statement.folder(rows).fold(rows, reply, scope.attachments()));
    };
  }

  private int query(Bound bound, ResultSetExtractor<Integer> extractor) {
    Integer count = jdbc.query(bound.sql(), bound::set, extractor);
    return count == null ? 0 : count;
  }

  private int keep(CompiledStatement statement, ResultSet rows) throws SQLException {
    boolean found = rows.next();
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      int type = columns.getColumnType(i);
      String label = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      scope.keep(label, found ? SqlValues.cell(rows, i, type) : new Cell(null, type));
    }
    if (found && rows.next()) {
      throw new IllegalStateException(
          statement.place() + ": more than one row; make the condition name one");
    }
    return found ? 1 : 0;
  }
}
