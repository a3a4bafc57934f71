package org.hospitalhub.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hospitalhub.upload.Run.Origin;
import org.hospitalhub.upload.Run.State;
import org.hospitalhub.upload.Run.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database tells about runs. */
final class RunSearch {

  private static final String SELECT =
      """
      select r.id, r.job, r.hospital, r.business_date, r.origin, r.state, r.position, r.rows_read,
             r.deliveries, r.acknowledged, r.refused, r.node, r.attempts, r.reason, r.started,
             r.finished
      from upload_run r
      """;

  private final JdbcClient jdbc;

  RunSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Run> find(String job, long id) {
    return jdbc.sql(SELECT + "where r.id = :id and r.job = :job")
        .param("id", id)
        .param("job", job)
        .query((row, n) -> run(row))
        .optional();
  }

  /** The newest run of a date: the one that reads, if one does. */
  Optional<Run> newest(String job, String hospital, LocalDate date) {
    return jdbc.sql(
            SELECT
                + """
                where r.job = :job and r.hospital = :hospital and r.business_date = :date
                order by r.id desc limit 1
                """)
        .param("job", job)
        .param("hospital", hospital)
        .param("date", date)
        .query((row, n) -> run(row))
        .optional();
  }

  /** The newest runs of a job, newest first. */
  List<Run> list(String job, @Nullable LocalDate date, int limit) {
    var query =
        jdbc.sql(
                SELECT
                    + "where r.job = :job"
                    + (date == null ? "" : " and r.business_date = :date")
                    + " order by r.id desc limit :limit")
            .param("job", job)
            .param("limit", limit);
    return (date == null ? query : query.param("date", date)).query((row, n) -> run(row)).list();
  }

  /**
   * The runs that may read now: of each job and hospital the one of the earliest date.
   *
   * @param horizon later than any run is ever due
   */
  List<Run> next(Instant now, Instant horizon) {
    return jdbc.sql(
            SELECT
                + """
                where r.state = 'reading' and (r.due <= :now or r.due > :horizon) and not exists (
                  select 1 from upload_run e
                  where e.state = 'reading' and e.job = r.job and e.hospital = r.hospital
                    and (e.business_date < r.business_date
                      or e.business_date = r.business_date and e.id < r.id))
                order by r.business_date, r.id
                """)
        .param("now", RunStore.time(now))
        .param("horizon", RunStore.time(horizon))
        .query((row, n) -> run(row))
        .list();
  }

  List<Run> sending() {
    return jdbc.sql(SELECT + "where r.state = 'sending' order by r.id")
        .query((row, n) -> run(row))
        .list();
  }

  /** The business dates since a given one of which a run has not failed. */
  List<LocalDate> dates(String job, String hospital, LocalDate from) {
    return jdbc.sql(
            """
            select distinct business_date from upload_run
            where job = :job and hospital = :hospital and business_date >= :from
              and state <> 'failed'
            """)
        .param("job", job)
        .param("hospital", hospital)
        .param("from", from)
        .query(LocalDate.class)
        .list();
  }

  /** The earliest business date that the schedule began; nothing for a new job. */
  Optional<LocalDate> firstScheduled(String job, String hospital) {
    return jdbc.sql(
            """
            select min(business_date) from upload_run
            where job = :job and hospital = :hospital and origin = 'schedule'
            """)
        .param("job", job)
        .param("hospital", hospital)
        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** Where the last run that has read everything ended. */
  Optional<String> lastPosition(String job, String hospital) {
    return jdbc.sql(
            """
            select position from upload_run
            where job = :job and hospital = :hospital and state in ('sending', 'done')
              and position is not null
            order by id desc limit 1
            """)
        .param("job", job)
        .param("hospital", hospital)
        .query(String.class)
        .optional();
  }

  /** The runs of each job that are not finished, together. */
  List<Backlog> backlog(Instant now) {
    return jdbc.sql(
            """
            select job, state, count(*) as n, sum(rows_read) as rows_read, min(started) as oldest
            from upload_run where state in ('reading', 'sending') group by job, state
            """)
        .query(
            (row, n) ->
                new Backlog(
                    row.getString("job"),
                    state(row.getString("state")),
                    row.getLong("n"),
                    row.getLong("rows_read"),
                    Duration.between(
                        row.getObject("oldest", OffsetDateTime.class).toInstant(), now)))
        .list();
  }

  List<Refusal> refusals(long run) {
    return jdbc.sql(
            "select position, detail from upload_refusal where run = :run order by position")
        .param("run", run)
        .query((row, n) -> new Refusal(row.getString(1), row.getString(2)))
        .list();
  }

  private static State state(String text) {
    return State.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Run run(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
    return new Run(
        row.getLong("id"),
        row.getString("job"),
        row.getString("hospital"),
        row.getObject("business_date", LocalDate.class),
        Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
        state(row.getString("state")),
        row.getString("position"),
        new Tally(
            row.getLong("rows_read"),
            row.getLong("deliveries"),
            row.getLong("acknowledged"),
            row.getLong("refused")),
        row.getString("node"),
        row.getInt("attempts"),
        row.getString("reason"),
        row.getObject("started", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
