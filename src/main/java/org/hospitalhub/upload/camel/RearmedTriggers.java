package org.hospitalhub.upload.camel;

import java.time.Duration;
import java.util.Date;
import javax.sql.DataSource;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plans timers anew that stand farther ahead than their schedules say, since the clock has gone
 * back: at every start, and when it is noticed.
 */
final class RearmedTriggers extends EventNotifierSupport {

  private static final Logger LOG = LoggerFactory.getLogger(RearmedTriggers.class);
  private static final Duration APART = Duration.ofMinutes(1);

  private final Scheduler scheduler;
  private final JdbcTemplate jdbc;

  /**
   * The timers of a scheduler.
   *
   * @param database where they are kept
   */
  RearmedTriggers(Scheduler scheduler, DataSource database) {
    this.scheduler = scheduler;
    this.jdbc = new JdbcTemplate(database);
    setIgnoreExchangeEvents(true);
    setIgnoreServiceEvents(true);
    setIgnoreRouteEvents(true);
    setIgnoreStepEvents(true);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof CamelEvent.CamelContextStartedEvent;
  }

  @Override
  public void notify(CamelEvent event) throws SchedulerException {
    rearm();
  }

  /** Plans them anew. */
  void rearm() throws SchedulerException {
    if (scheduler.isShutdown()) {
      return;
    }
    forgetNodesAhead();
    for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
      Trigger trigger = scheduler.getTrigger(key);
      if (trigger != null) {
        rearm(trigger);
      }
    }
  }

  private void rearm(Trigger trigger) throws SchedulerException {
    Date now = new Date();
    Trigger anew = trigger.getTriggerBuilder().startAt(now).build();
    Date planned = trigger.getNextFireTime();
    Date next = anew.getFireTimeAfter(now);
    if (planned != null && next != null && planned.getTime() - next.getTime() > APART.toMillis()) {
      scheduler.rescheduleJob(trigger.getKey(), anew);
      LOG.warn(
          "The timer {} was planned for {} by a clock that was ahead: it fires at {}",
          trigger.getKey(),
          planned.toInstant(),
          next.toInstant());
    }
  }

  /** Nodes that Quartz has seen in time to come would never be gone, nor what they had begun. */
  private void forgetNodesAhead() throws SchedulerException {
    jdbc.update(
        "delete from qrtz_scheduler_state where last_checkin_time > ? and instance_name <> ?",
        System.currentTimeMillis() + APART.toMillis(),
        scheduler.getSchedulerInstanceId());
  }
}
