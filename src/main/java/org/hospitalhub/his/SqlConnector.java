package org.hospitalhub.his;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers canonical operations from a database, by SQL files.
 *
 * <p>It is immutable: a reloaded folder is a new connector over the same data source, put in the
 * place of the old one while calls of the old one end.
 */
public final class SqlConnector {

  private static final int RETRIES = 3;

  /** Databases that fix the types of a statement's values before they have them. */
  private static final Set<String> TYPED = Set.of("H2", "PostgreSQL");

  private final Map<String, SqlOperation> operations;
  private final SqlSettings settings;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Overflows overflows;
  private volatile @Nullable Boolean typed;

  /** A connector that answers the operations, by their canonical names. */
  public SqlConnector(
      DataSource dataSource, Map<String, SqlOperation> operations, SqlSettings settings) {
    this.operations = Map.copyOf(operations);
    this.settings = settings;
    this.jdbc = new JdbcTemplate(dataSource);
    if (!settings.queryTimeout().isZero()) {
      this.jdbc.setQueryTimeout((int) settings.queryTimeout().toSeconds());
    }
    this.overflows = new Overflows(jdbc);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** It has a file for the operation. */
  public boolean answers(String operation) {
    return operations.containsKey(operation);
  }

  /**
   * Answers a canonical request.
   *
   * <p>A file that changes or locks rows is one transaction; one that loses a race is run again, up
   * to three times.
   *
   * @throws CanonicalException the error the file names; {@code unknown-operation} when there is no
   *     file, {@code too-long} when a column cannot hold a value, {@code timeout} when a statement
   *     took too long, {@code busy} when the database cannot be reached or the races do not end
   */
  public ObjectNode execute(String operation, ObjectNode request, CallContext context) {
    SqlOperation compiled = operations.get(operation);
    if (compiled == null) {
      throw new CanonicalException("unknown-operation", "");
    }
    for (int attempt = 0; ; attempt++) {
      try {
        Scope scope = new Scope(request, context, settings, typed());
        return compiled.reads() ? run(compiled, scope) : transact(compiled, scope);
      } catch (DataAccessException | TransactionException e) {
        if (attempt == RETRIES || !SqlFailures.lostRace(e)) {
          throw SqlFailures.canonical(e);
        }
      } catch (OverflowException e) {
        // its transaction has ended: the database can be asked again
        throw overflows.canonical(e, request);
      }
    }
  }

  private boolean typed() {
    Boolean known = typed;
    if (known == null) {
      known =
          jdbc.execute((Connection c) -> TYPED.contains(c.getMetaData().getDatabaseProductName()));
      typed = known;
    }
    return Boolean.TRUE.equals(known);
  }

  private ObjectNode transact(SqlOperation operation, Scope scope) {
    ObjectNode reply = transaction.execute(status -> run(operation, scope));
    return reply == null ? JsonNodeFactory.instance.objectNode() : reply;
  }

  private ObjectNode run(SqlOperation operation, Scope scope) {
    return new Execution(jdbc, scope).run(operation.statements());
  }
}
