package org.hospitalhub.benchmark.byhand;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the hub does for two operations, written by hand: CXF on Tomcat and JdbcTemplate on H2. */
public final class ByHand {

  private static final int POOL = 16;
  private static final int QUERY_MILLIS = 5000;
  private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

  private ByHand() {}

  /** The port, the address of the HIS database and, if it records, of the one for that. */
  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("by-hand").toString());
    tomcat.setPort(Integer.parseInt(arguments[0]));
    CXFNonSpringServlet cxf = new CXFNonSpringServlet();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "cxf", cxf).setLoadOnStartup(1);
    context.addServletMapping("/*", "cxf");
    tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
    tomcat.start();
    Records records = arguments.length > 2 ? new Records(pool(arguments[2]), CLOCK) : null;
    publish(cxf, service(pool(arguments[1]), records));
    tomcat.getServer().await();
  }

  private static HikariDataSource pool(String url) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setUsername("hub");
    settings.setConnectionInitSql("set query_timeout " + QUERY_MILLIS);
    settings.setMaximumPoolSize(POOL);
    return new HikariDataSource(settings);
  }

  private static HospitalService service(HikariDataSource pool, @Nullable Records records) {
    JdbcTemplate jdbc = new JdbcTemplate(pool);
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(pool));
    return new HospitalService(
        new Slots(jdbc, CLOCK), new Bookings(jdbc, transaction, CLOCK), records);
  }

  private static void publish(CXFNonSpringServlet cxf, HospitalService service) {
    JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
    factory.setBus(cxf.getBus());
    factory.setAddress("/service");
    factory.setServiceBean(service);
    factory.create();
  }
}
