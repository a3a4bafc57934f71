package org.hospitalhub.journal;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;

/** Which failures of the hub's database pass when it is back. */
public final class DatabaseFailures {

  private DatabaseFailures() {}

  /** Whether the database is away, and nothing is wrong with what was asked of it. */
  public static boolean isAway(RuntimeException failure) {
    return failure instanceof CannotGetJdbcConnectionException
        || failure instanceof TransactionException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof TransientDataAccessException
        || failure instanceof ConcurrencyFailureException
        || gone(failure);
  }

  /**
   * Connection lost (08), out of space or connections (53), shut down (57P), H2's closed database
   * (90098, 90121), a file of its own that cannot be read or written.
   */
  private static boolean gone(Throwable failure) {
    boolean database = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (database && cause instanceof IOException) {
        return true;
      }
      database |= cause instanceof SQLException;
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        boolean away =
            state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("90098")
                || state.equals("90121");
        if (away) {
          return true;
        }
      }
    }
    return false;
  }
}
