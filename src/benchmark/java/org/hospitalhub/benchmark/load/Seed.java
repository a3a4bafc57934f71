package org.hospitalhub.benchmark.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import org.flywaydb.core.Flyway;

/**
 * A reference HIS with schedules that are read and others that are booked.
 *
 * @param hub the JDBC URL of the hub's own database
 */
record Seed(Path folder, int bookableSlots, String hub) {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final int SLOTS = 20;
  static final int READ_SCHEDULES = 500;
  static final int PATIENTS = 5000;

  /** Schedules are spread over the days from tomorrow on. */
  static final int DAYS = 5;

  private static final String SCHEDULES =
      """
      insert into schedule (id, hospital_id, department_id, practitioner_id, visit_date, session,
        category, registration_fee, consultation_fee, state, location)
      select '%1$s' || x, 'H001', 'D1', 'W1', current_date + 1 + cast(mod(x, 5) as integer), 'morning',
        'expert', 5, 10, 'normal', '一楼1诊室' from system_range(0, %2$d - 1) n(x);
      insert into slot (id, schedule_id, number, visit_date, session, start_time, state)
      select s.id || '-' || n.x, s.id, n.x, s.visit_date, 'morning',
        dateadd(minute, 5 * n.x, time '08:00:00'), 'free'
      from schedule s cross join system_range(1, 20) n(x) where s.id like '%1$s%%'""";

  /** The JDBC URL of the HIS. */
  String his() {
    return h2(folder, "his");
  }

  /** {@code jdbc:h2:file:…}, the settings of the hub's own. */
  static String h2(Path folder, String name) {
    return "jdbc:h2:file:"
        + folder.resolve(name)
        + ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;QUERY_CACHE_SIZE=512;WRITE_DELAY=0";
  }

  void create() throws SQLException {
    Flyway.configure().dataSource(his(), "hub", "").locations("classpath:db/his").load().migrate();
    try (Connection connection = DriverManager.getConnection(his(), "hub", "");
        Statement sql = connection.createStatement()) {
      sql.execute("set time zone '" + ZONE + "'");
      sql.execute(
          """
          insert into hospital (id, name, description, address, level, ownership, category, exam_notice)
            values ('H001', '测试医院', '虚构', '虚构路1号', '31', '1', 'A1', '');
          insert into campus (id, hospital_id, name, address) values ('K1', 'H001', '东院区', '虚构路1号');
          insert into department (id, hospital_id, campus_id, name, standard_code, description, location)
            values ('D1', 'H001', 'K1', '心内科', '0304', '虚构', '一楼');
          insert into practitioner (id, hospital_id, name, sex, title)
            values ('W1', 'H001', '测试医师', 'female', '231');
          insert into patient (id, name, sex, identifier_type, identifier_value, mobile)
            select 'P' || x, '测试患者', 'female', 'resident-id', x, '13000000000'
            from system_range(0, %1$d - 1) n(x);
          insert into patient_link (platform, platform_patient_id, patient_id)
            select 'zhejiang', 'p' || x, 'P' || x from system_range(0, %1$d - 1) n(x)"""
              .formatted(PATIENTS));
      sql.execute(SCHEDULES.formatted("R", READ_SCHEDULES));
      sql.execute(SCHEDULES.formatted("B", bookableSlots / SLOTS));
      sql.execute("analyze");
    }
  }
}
