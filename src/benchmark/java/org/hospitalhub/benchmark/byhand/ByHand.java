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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the hub does for two operations, written by hand: CXF on Tomcat and JdbcTemplate on H2. */
public final class ByHand {

  private static final int POOL = 16;
  private static final int QUERY_MILLIS = 5000;

  private ByHand() {}

  /** The port and the address of the database. */
  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("by-hand").toString());
    tomcat.setPort(Integer.parseInt(arguments[0]));
    CXFNonSpringServlet cxf = new CXFNonSpringServlet();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "cxf", cxf).setLoadOnStartup(1);
    context.addServletMappingDecoded("/*", "cxf");
    tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
    tomcat.start();
    publish(cxf, service(arguments[1]));
    tomcat.getServer().await();
  }

  private static HospitalService service(String url) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setUsername("hub");
    settings.setConnectionInitSql("set query_timeout " + QUERY_MILLIS);
    settings.setMaximumPoolSize(POOL);
    HikariDataSource pool = new HikariDataSource(settings);
    JdbcTemplate jdbc = new JdbcTemplate(pool);
    Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(pool));
    return new HospitalService(new Slots(jdbc, clock), new Bookings(jdbc, transaction, clock));
  }

  private static void publish(CXFNonSpringServlet cxf, HospitalService service) {
    JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
    factory.setBus(cxf.getBus());
    factory.setAddress("/service");
    factory.setServiceBean(service);
    factory.create();
  }
}
