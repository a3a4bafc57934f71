package org.hospitalhub.api;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's database of a test. */
final class Database implements AutoCloseable {

  final HikariDataSource pool = new HikariDataSource();
  final JdbcClient sql;

  Database(DataSource database) {
    pool.setDataSource(database);
    sql = JdbcClient.create(pool);
    Flyway.configure().dataSource(pool).locations("classpath:db/hub").load().migrate();
  }

  void clear() {
    sql.sql("delete from api_key").update();
    sql.sql("delete from api_client").update();
    sql.sql("delete from audit_entry").update();
    sql.sql("update audit_head set number = 0, hash = ''").update();
  }

  @Override
  public void close() {
    pool.close();
  }
}
