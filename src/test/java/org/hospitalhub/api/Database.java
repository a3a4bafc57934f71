package org.hospitalhub.api;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.crypto.PayloadCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's database of a test. */
final class Database implements AutoCloseable {

  static final PayloadCipher CIPHER =
      new KeyReferences(false).ring(Map.of("1", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), null);

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
    sql.sql("delete from api_reply").update();
  }

  @Override
  public void close() {
    pool.close();
  }
}
