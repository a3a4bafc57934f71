package org.hospitalhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.upload.Progress;
import org.hospitalhub.upload.Refusal;
import org.hospitalhub.upload.Run;
import org.hospitalhub.upload.Runs;
import org.hospitalhub.upload.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs of uploads, for operators: scopes {@code uploads.read} and {@code uploads.write}. */
@RestController
@RequestMapping("/api/v1/uploads/{job}/runs")
final class UploadController {

  private static final int PAGE = 100;

  private final Runs runs;

  UploadController(Uploads uploads) {
    this.runs = uploads.runs();
  }

  /** What a person wants to have run. */
  record Start(@Nullable String date, @Nullable String hospital) {}

  /** Runs, newest first. */
  record ShownRuns(List<ShownRun> runs) {
    static ShownRuns of(List<Progress> runs) {
      return new ShownRuns(runs.stream().map(ShownRun::of).toList());
    }
  }

  /** A run as it is shown. */
  @JsonInclude(Include.NON_NULL)
  record ShownRun(
      long id,
      String job,
      String hospital,
      LocalDate date,
      String origin,
      String state,
      @Nullable String reason,
      long rows,
      long failed,
      long total,
      long acknowledged,
      long delivered,
      long pending,
      long held,
      long discarded,
      Instant started,
      @Nullable Instant finished,
      @Nullable String node) {

    static ShownRun of(Progress progress) {
      Run run = progress.run();
      return new ShownRun(
          run.id(),
          run.job(),
          run.hospital(),
          run.date(),
          run.origin().text(),
          run.state().text(),
          run.reason(),
          run.tally().rows(),
          run.tally().refused(),
          run.tally().deliveries(),
          run.tally().acknowledged(),
          progress.count(State.DELIVERED),
          progress.count(State.PENDING, State.SENDING, State.UNKNOWN),
          progress.count(State.HELD),
          progress.count(State.DISCARDED),
          run.started(),
          run.finished(),
          run.node());
    }
  }

  /** A run with the reasons of the first rows that were refused. */
  record WholeRun(@JsonUnwrapped ShownRun run, List<RefusedRow> refusals) {}

  /** A row that was refused. */
  record RefusedRow(String row, String detail) {
    static RefusedRow of(Refusal refusal) {
      return new RefusedRow(refusal.position(), refusal.detail());
    }
  }

  /** Only what is not acknowledged is sent again. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ShownRuns> start(@PathVariable("job") String job, @RequestBody Start start) {
    List<Progress> begun = runs.start(job, date(start.date()), start.hospital());
    Run first = begun.get(0).run();
    String which = begun.size() == 1 ? "/" + first.id() : "?date=" + first.date();
    return ResponseEntity.accepted()
        .header("Location", "/api/v1/uploads/" + job + "/runs" + which)
        .body(ShownRuns.of(begun));
  }

  @GetMapping
  ShownRuns list(
      @PathVariable("job") String job,
      @RequestParam(name = "date", required = false) @Nullable String date) {
    return ShownRuns.of(runs.list(job, date(date), PAGE));
  }

  @GetMapping("/{id:[0-9]{1,18}}")
  WholeRun run(@PathVariable("job") String job, @PathVariable("id") long id) {
    Progress progress = runs.find(job, id);
    List<Refusal> refusals = runs.refusals(progress.run());
    return new WholeRun(ShownRun.of(progress), refusals.stream().map(RefusedRow::of).toList());
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      // no sign: years of five digits and more fit no column
      return text == null ? null : LocalDate.parse(text.matches("\\d.*") ? text : "");
    } catch (DateTimeParseException e) {
      throw new CanonicalException("invalid", "date must be a date as 2026-11-19");
    }
  }
}
