package org.hospitalhub.journal;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** How large the hub's database is. */
public final class DatabaseSize {

  private static final String POSTGRESQL = "select pg_database_size(current_database())";
  private static final String H2 =
      "select coalesce(max(cast(setting_value as bigint)), 0)"
          + " from information_schema.settings where setting_name = 'info.FILE_SIZE'";

  private final JdbcTemplate jdbc;

  public DatabaseSize(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Its size in bytes; 0 for one in memory. */
  public long bytes() throws DataAccessException {
    String product =
        jdbc.execute((ConnectionCallback<String>) c -> c.getMetaData().getDatabaseProductName());
    Long bytes = jdbc.queryForObject("PostgreSQL".equals(product) ? POSTGRESQL : H2, Long.class);
    return bytes == null ? 0 : bytes;
  }
}
