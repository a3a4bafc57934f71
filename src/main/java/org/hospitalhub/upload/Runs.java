package org.hospitalhub.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.Batches;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Upload;
import org.hospitalhub.upload.Run.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Runs as timers and people begin them, and as people see them. */
public final class Runs {

  private final RunStore store;
  private final RunSearch search;
  private final Batches batches;
  private final TransactionOperations transactions;
  private final LiveMappings mappings;
  private final UploadSettings settings;
  private final Clock clock;

  Runs(
      RunStore store,
      RunSearch search,
      Batches batches,
      TransactionOperations transactions,
      LiveMappings mappings,
      UploadSettings settings,
      Clock clock) {
    this.store = store;
    this.search = search;
    this.batches = batches;
    this.transactions = transactions;
    this.mappings = mappings;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A timer has fired: begins the run of its last date for every hospital, and those of the dates
   * before that were missed since the job runs on a schedule.
   *
   * @throws CanonicalException {@code not-found} when there is no such job
   */
  public void begin(String job, BusinessDates timer) {
    Upload upload = require(job);
    List<LocalDate> dates =
        timer.until(clock.instant(), settings.catchUpDays()).stream()
            .map(date -> date.minusDays(upload.sheet().daysBefore()))
            .toList();
    if (!dates.isEmpty()) {
      transactions.executeWithoutResult(
          status -> upload.hospitals().forEach(hospital -> begin(upload, hospital, dates)));
    }
  }

  private void begin(Upload upload, String hospital, List<LocalDate> dates) {
    LocalDate last = dates.get(dates.size() - 1);
    if (upload.dated()) {
      missed(upload, hospital, dates)
          .forEach(date -> open(upload, hospital, date, Origin.SCHEDULE));
    }
    open(upload, hospital, last, Origin.SCHEDULE);
  }

  private List<LocalDate> missed(Upload upload, String hospital, List<LocalDate> dates) {
    Optional<LocalDate> first = search.firstScheduled(upload.name(), hospital);
    if (first.isEmpty()) {
      return List.of();
    }
    Set<LocalDate> known = new HashSet<>(search.dates(upload.name(), hospital, dates.get(0)));
    return dates.subList(0, dates.size() - 1).stream()
        .filter(date -> !date.isBefore(first.get()) && !known.contains(date))
        .toList();
  }

  private void open(Upload upload, String hospital, LocalDate date, Origin origin) {
    String position =
        upload.sheet().continues()
            ? search.lastPosition(upload.name(), hospital).orElse(null)
            : null;
    store.open(upload.name(), hospital, date, origin, position, clock.instant());
  }

  /**
   * A person begins the runs of a date. Only what is not acknowledged is sent again.
   *
   * @param date null for today, where the job knows no dates
   * @param hospital null for all of the job's
   * @return the runs, or those of the date that read already
   * @throws CanonicalException {@code not-found} when there is no such job, {@code missing} or
   *     {@code invalid} when it has no run of that date or hospital
   */
  public List<Progress> start(String job, @Nullable LocalDate date, @Nullable String hospital) {
    Upload upload = require(job);
    LocalDate today = LocalDate.now(clock);
    if (date == null && upload.dated()) {
      throw new CanonicalException("missing", "date: the business date");
    }
    if (date != null && date.isAfter(today)) {
      throw new CanonicalException("invalid", "date is still to come");
    }
    if (hospital != null && !upload.hospitals().contains(hospital)) {
      throw new CanonicalException("invalid", "hospital must be one of " + upload.hospitals());
    }
    LocalDate day = date == null ? today : date;
    List<String> hospitals = hospital == null ? upload.hospitals() : List.of(hospital);
    List<Run> runs =
        transactions.execute(
            status -> {
              List<Run> begun = new ArrayList<>();
              for (String each : hospitals) {
                open(upload, each, day, Origin.HAND);
                begun.add(search.newest(job, each, day).orElseThrow());
              }
              return begun;
            });
    return progress(runs);
  }

  /**
   * The newest runs of a job, newest first.
   *
   * @param date the business date; null for all
   * @throws CanonicalException {@code not-found} when there is no such job
   */
  public List<Progress> list(String job, @Nullable LocalDate date, int limit) {
    return progress(search.list(require(job).name(), date, limit));
  }

  /**
   * A run.
   *
   * @throws CanonicalException {@code not-found}
   */
  public Progress find(String job, long id) {
    Run run =
        search
            .find(require(job).name(), id)
            .orElseThrow(() -> new CanonicalException("not-found", "there is no run " + id));
    return progress(List.of(run)).get(0);
  }

  /** The first rows of a run that do not fit the event's contract. */
  public List<Refusal> refusals(Run run) {
    return search.refusals(run.id());
  }

  private List<Progress> progress(List<Run> runs) {
    var counts = batches.counts(runs.stream().map(Run::id).toList());
    return runs.stream()
        .map(run -> new Progress(run, counts.getOrDefault(run.id(), Map.of())))
        .toList();
  }

  private Upload require(String job) {
    Upload upload = mappings.current().library().uploads().get(job);
    if (upload == null) {
      throw new CanonicalException("not-found", "there is no upload '" + job + "'");
    }
    return upload;
  }

  /**
   * Forgets finished runs that are older than this; the last of each job and hospital stays.
   *
   * @return how many
   */
  public int prune(Duration age) {
    return store.prune(clock.instant().minus(age));
  }

  /** What is not finished. */
  public List<Backlog> backlog() {
    return search.backlog(clock.instant());
  }
}
