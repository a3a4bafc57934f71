package org.hospitalhub.upload;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import org.quartz.CronExpression;

/** The dates on which a timer fires. */
public final class BusinessDates {

  private final CronExpression cron;
  private final ZoneId zone;

  /**
   * The dates of a timer.
   *
   * @param cron Quartz's cron expression
   * @param zone where its hours are
   * @throws IllegalArgumentException when the expression is none
   */
  public BusinessDates(String cron, ZoneId zone) {
    try {
      this.cron = new CronExpression(cron);
    } catch (ParseException e) {
      throw new IllegalArgumentException("'" + cron + "' is no cron expression", e);
    }
    this.cron.setTimeZone(TimeZone.getTimeZone(zone));
    this.zone = zone;
  }

  /**
   * The days on which it fired or should have fired, in order.
   *
   * @param days how many days before today are looked at
   */
  List<LocalDate> until(Instant now, int days) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    LocalDate first = LocalDate.ofInstant(now, zone).minusDays(days);
    Date next = cron.getNextValidTimeAfter(Date.from(before(first)));
    while (next != null && !next.toInstant().isAfter(now)) {
      LocalDate date = LocalDate.ofInstant(next.toInstant(), zone);
      dates.add(date);
      next = cron.getNextValidTimeAfter(Date.from(before(date.plusDays(1))));
    }
    return List.copyOf(dates);
  }

  private Instant before(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().minusMillis(1);
  }
}
