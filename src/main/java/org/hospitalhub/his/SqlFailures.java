package org.hospitalhub.his;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;

/** What the failures of a database mean to the caller. */
final class SqlFailures {

  private static final Logger LOG = LoggerFactory.getLogger(SqlFailures.class);
  private static final String CANCELLED = "57014";
  private static final String CONNECTION_LOST = "08";
  private static final Set<String> TOO_LONG = Set.of("22001", "22003");
  private static final String RULE = "23";
  private static final String SHUT_DOWN = "57P";

  private SqlFailures() {}

  /** Another transaction came first: running this one again will see what it did. */
  static boolean lostRace(RuntimeException failure) {
    return failure instanceof ConcurrencyFailureException
        || failure instanceof DuplicateKeyException;
  }

  /** A row breaks a rule of its table, which has nothing to do with the size of its values. */
  static boolean brokenRule(RuntimeException failure) {
    return sqlState(failure).startsWith(RULE);
  }

  /** The database says that a text is too long, or a number too large. */
  static boolean tooLong(RuntimeException failure) {
    return TOO_LONG.contains(sqlState(failure));
  }

  /** The canonical error, or the failure itself when it is a mistake of the file or the hub. */
  static RuntimeException canonical(RuntimeException failure) {
    // a transaction that cannot begin, be committed or rolled back has lost its connection
    if (failure instanceof CannotGetJdbcConnectionException
        || failure instanceof TransactionException) {
      return logged(UnavailableException.busy(), failure);
    }
    String state = sqlState(failure);
    if (unwritten(failure)) {
      return logged(UnavailableException.timeout(), failure);
    }
    if (failure instanceof QueryTimeoutException || state.equals(CANCELLED)) {
      return logged(UnavailableException.timeout(), failure);
    }
    boolean resource =
        failure instanceof DataAccessResourceFailureException
            || failure instanceof TransientDataAccessResourceException
            || failure instanceof RecoverableDataAccessException;
    boolean gone = state.startsWith(CONNECTION_LOST) || state.startsWith(SHUT_DOWN);
    return resource || gone || lostRace(failure)
        ? logged(UnavailableException.busy(), failure)
        : failure;
  }

  /**
   * Whether a file of an embedded database could not be written: nobody knows how much of it was.
   */
  private static boolean unwritten(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(IOException.class::isInstance)
        && sqlState(failure).equals("HY000");
  }

  /** The log names no values: the words of a database can quote a patient's data. */
  private static RuntimeException logged(UnavailableException error, RuntimeException failure) {
    LOG.warn(
        "{}: {} (SQL state {})",
        error.error(),
        failure.getClass().getSimpleName(),
        sqlState(failure));
    return error;
  }

  private static String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTimeoutException) {
        return CANCELLED;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
