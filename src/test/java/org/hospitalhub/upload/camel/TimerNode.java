package org.hospitalhub.upload.camel;

import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/** A hub that has nothing but timers, with the settings of the hub. */
final class TimerNode implements AutoCloseable {

  private static final String PREFIX = "spring.quartz.properties.";

  private final String name;
  private final DataSource database;
  private final List<String> fired;
  private final SchedulerFactoryBean scheduler = new SchedulerFactoryBean();
  private final DefaultCamelContext camel = new DefaultCamelContext();

  TimerNode(String name, DataSource database, List<String> fired) {
    this.name = name;
    this.database = database;
    this.fired = fired;
    scheduler.setDataSource(database);
    scheduler.setQuartzProperties(settings());
    scheduler.setAutoStartup(false);
    camel.getCamelContextExtension().setName("hub");
    camel.disableJMX();
  }

  /**
   * Quartz knows databases by the names of schedulers, those of other tests in this process too.
   */
  private Properties settings() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    Properties settings = new Properties();
    yaml.getObject()
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith(PREFIX)) {
                settings.put(key.toString().substring(PREFIX.length()), value.toString());
              }
            });
    settings.put(
        "org.quartz.scheduler.instanceName", "timers-" + System.identityHashCode(database));
    return settings;
  }

  /** Starts with one timer. */
  void start(String timer, String cron) {
    try {
      scheduler.afterPropertiesSet();
      QuartzComponent component = new QuartzComponent();
      component.setScheduler(scheduler.getScheduler());
      camel.addComponent("quartz", component);
      camel
          .getManagementStrategy()
          .addEventNotifier(new OrphanedTriggers(scheduler.getScheduler()));
      camel
          .getManagementStrategy()
          .addEventNotifier(new RearmedTriggers(scheduler.getScheduler(), database));
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              fromF("quartz:uploads/%s?cron=%s&stateful=true", timer, cron.replace(' ', '+'))
                  .routeId(timer)
                  .process(
                      exchange -> {
                        Date scheduled =
                            exchange.getIn().getHeader("scheduledFireTime", Date.class);
                        fired.add(name + " " + scheduled.getTime());
                      });
            }
          });
      camel.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void remove(String timer) throws Exception {
    camel.getRouteController().stopRoute(timer);
    camel.removeRoute(timer);
  }

  @Override
  public void close() {
    camel.stop();
    try {
      scheduler.destroy();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }
}
