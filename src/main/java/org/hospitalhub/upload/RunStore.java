package org.hospitalhub.upload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hospitalhub.upload.Run.Origin;
import org.hospitalhub.upload.Run.State;
import org.hospitalhub.upload.Run.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs in the database, as they begin, get on and end. */
final class RunStore {

  private final JdbcClient jdbc;

  RunStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Begins a run, unless one of that date is reading.
   *
   * @param position where it begins
   */
  void open(
      String job,
      String hospital,
      LocalDate date,
      Origin origin,
      @Nullable String position,
      Instant now) {
    jdbc.sql(
            """
            insert into upload_run (job, hospital, business_date, origin, state, reading, position,
              rows_read, deliveries, acknowledged, refused, attempts, due, started)
            values (:job, :hospital, :date, :origin, 'reading', true, :position, 0, 0, 0, 0, 0,
              :now, :now)
            on conflict do nothing
            """)
        .param("job", job)
        .param("hospital", hospital)
        .param("date", date)
        .param("origin", origin.text())
        .param("position", position)
        .param("now", time(now))
        .update();
  }

  /** Makes a node the one that reads, unless another one has become it meanwhile. */
  boolean claim(Run run, String node) {
    return jdbc.sql(
                """
                update upload_run set node = :node
                where id = :id and state = 'reading'
                  and (node = :before or node is null and cast(:before as varchar) is null)
                """)
            .param("node", node)
            .param("id", run.id())
            .param("before", run.node())
            .update()
        == 1;
  }

  /**
   * Notes what was read.
   *
   * @param all whether there is nothing more
   * @return whether the run still stood where it was read; when not, another node has gone on
   */
  boolean advance(Run run, @Nullable String position, Tally tally, boolean all) {
    return jdbc.sql(
                """
                update upload_run set position = :position, rows_read = :rows,
                  deliveries = :deliveries, acknowledged = :acknowledged, refused = :refused,
                  attempts = 0, reason = null, state = :state, reading = :reading
                where id = :id and state = 'reading' and rows_read = :before
                """)
            .param("position", position)
            .param("rows", tally.rows())
            .param("deliveries", tally.deliveries())
            .param("acknowledged", tally.acknowledged())
            .param("refused", tally.refused())
            .param("state", (all ? State.SENDING : State.READING).text())
            .param("reading", all ? null : Boolean.TRUE, java.sql.Types.BOOLEAN)
            .param("id", run.id())
            .param("before", run.tally().rows())
            .update()
        == 1;
  }

  /** Notes that the HIS could not be asked. */
  void postpone(Run run, String reason, Instant due) {
    jdbc.sql(
            """
            update upload_run set attempts = attempts + 1, reason = :reason, due = :due
            where id = :id and state = 'reading'
            """)
        .param("reason", reason)
        .param("due", time(due))
        .param("id", run.id())
        .update();
  }

  void end(Run run, State state, @Nullable String reason, Instant now) {
    jdbc.sql(
            """
            update upload_run set state = :state, reading = null, reason = :reason, finished = :now
            where id = :id and state in ('reading', 'sending')
            """)
        .param("state", state.text())
        .param("reason", reason)
        .param("now", time(now))
        .param("id", run.id())
        .update();
  }

  void refuse(Run run, Refusal refusal) {
    jdbc.sql(
            """
            insert into upload_refusal (run, position, detail) values (:run, :position, :detail)
            on conflict do nothing
            """)
        .param("run", run.id())
        .param("position", refusal.position())
        .param("detail", refusal.detail())
        .update();
  }

  /** Forgets runs that ended before; the last of each job and hospital stays. */
  int prune(Instant before) {
    return jdbc.sql(
            """
            delete from upload_run where finished < :before and exists (
              select 1 from upload_run n
              where n.job = upload_run.job and n.hospital = upload_run.hospital
                and n.id > upload_run.id and n.state in ('sending', 'done'))
            """)
        .param("before", time(before))
        .update();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
