package org.hospitalhub.benchmark.byhand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** 100204, the free slots of a schedule. */
final class Slots {

  private static final LocalTime RELEASE = LocalTime.of(14, 0);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final String FREE =
      """
      select
        sl.id         as "slots[].id",
        sl.number     as "slots[].number",
        sl.visit_date as "slots[].date",
        sl.start_time as "slots[].time",
        case when s.visit_date - 7 + cast(? as time) <= ?
             then 'free' else 'unreleased' end as "slots[].state"
      from schedule s
      join slot sl on sl.schedule_id = s.id
      where s.id = ?
        and s.hospital_id = ?
        and s.state = 'normal'
        and (cast(? as varchar) is null or ? in (sl.session, s.session))
        and (sl.state = 'free' or sl.locked_until <= ?)
        and sl.visit_date + sl.start_time > ?
      order by sl.number""";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Slots(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  String answer(Map<String, String> request) {
    String schedule = RequestReader.required(request, "schid", "排班编号", 20);
    String hospital = RequestReader.hospital(request);
    String session = RequestReader.session(request);
    LocalDateTime now = LocalDateTime.now(clock);
    StringBuilder list = new StringBuilder();
    jdbc.query(
        FREE,
        rows -> {
          append(list, rows);
        },
        RELEASE,
        now,
        schedule,
        hospital,
        session,
        session,
        now,
        now);
    if (list.isEmpty()) {
      refuse(schedule, hospital);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data><state>0</state><result></result><list>"
        + list
        + "</list></data>";
  }

  private static void append(StringBuilder out, ResultSet rows) throws SQLException {
    out.append("<item>");
    Xml.element(out, "numid", rows.getString(1));
    Xml.element(out, "numno", String.valueOf(rows.getInt(2)));
    Xml.element(out, "numdate", rows.getObject(3, LocalDate.class).toString());
    Xml.element(out, "numtime", TIME.format(rows.getObject(4, LocalTime.class)));
    Xml.element(out, "numstate", "free".equals(rows.getString(5)) ? "0" : "1");
    out.append("</item>");
  }

  private void refuse(String schedule, String hospital) {
    String there =
        """
        select 1 as there from schedule
        where id = ? and hospital_id = ? and state <> 'withdrawn'""";
    if (jdbc.queryForList(there, schedule, hospital).isEmpty()) {
      throw new Refusal("没有找到");
    }
    if (!jdbc.queryForList("select 1 from schedule where id = ? and state = 'suspended'", schedule)
        .isEmpty()) {
      throw new Refusal("22010003 排班已停诊");
    }
  }
}
