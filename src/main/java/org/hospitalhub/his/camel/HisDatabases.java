package org.hospitalhub.his.camel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hospitalhub.his.Attachments;
import org.hospitalhub.his.DemoData;
import org.hospitalhub.his.SqlSettings;
import org.hospitalhub.his.camel.HisProperties.HisDatabase;
import org.hospitalhub.watch.DatabaseWatch;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The HIS databases of the settings, open. */
@Component
@EnableConfigurationProperties(HisProperties.class)
public final class HisDatabases implements DisposableBean {

  private final Map<String, Database> databases = new LinkedHashMap<>();
  private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

  /** A HIS database and how it is used. */
  public record Database(DataSource dataSource, SqlSettings settings) {}

  HisDatabases(HisProperties settings, Clock clock, MeterRegistry meters) {
    settings
        .his()
        .forEach(
            (name, his) -> {
              HikariDataSource pool = pool(name, his, meters);
              pools.put(name, pool);
              if (his.migrations() != null) {
                Flyway.configure().dataSource(pool).locations(his.migrations()).load().migrate();
              }
              if (his.demo()) {
                new DemoData(pool, clock).load();
              }
              databases.put(name, new Database(pool, settings(his, clock)));
            });
  }

  private static SqlSettings settings(HisDatabase his, Clock clock) {
    SqlSettings settings = SqlSettings.of(his.config(), clock, timeoutPerStatement(his));
    HisProperties.Files files = his.attachments();
    return files == null
        ? settings
        : settings.with(new Attachments(files.folder(), files.maxSize().toBytes()));
  }

  private static HikariDataSource pool(String name, HisDatabase his, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("his-" + name);
    config.setMetricRegistry(meters);
    config.setJdbcUrl(his.url());
    config.setUsername(his.username());
    config.setPassword(his.password());
    if (h2(his)) {
      config.setConnectionInitSql("set query_timeout " + his.queryTimeout().toMillis());
    }
    config.setMaximumPoolSize(his.poolSize());
    config.setConnectionTimeout(his.connectionTimeout().toMillis());
    config.setInitializationFailTimeout(his.migrations() == null ? -1 : 1);
    return new HikariDataSource(config);
  }

  /** H2 is told once per connection: told per statement, it compiles every statement anew. */
  private static Duration timeoutPerStatement(HisDatabase his) {
    return h2(his) ? Duration.ZERO : his.queryTimeout();
  }

  private static boolean h2(HisDatabase his) {
    return his.url().startsWith("jdbc:h2:");
  }

  /** Those that close by themselves, and have to be opened again. */
  public List<DatabaseWatch> embedded() {
    return pools.entrySet().stream()
        .map(pool -> new DatabaseWatch("the HIS " + pool.getKey(), pool.getValue(), "select 1"))
        .filter(DatabaseWatch::embedded)
        .toList();
  }

  public Map<String, Database> all() {
    return databases;
  }

  @Override
  public void destroy() {
    pools.values().forEach(HikariDataSource::close);
  }
}
