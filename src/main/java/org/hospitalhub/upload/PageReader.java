package org.hospitalhub.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalhub.outbox.Outbox.Event;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.StorableText;
import org.hospitalhub.sheet.Upload;
import org.hospitalhub.sheet.Violation;

/** Asks the HIS for a page and makes events of its rows. */
final class PageReader {

  private static final int LONGEST_POSITION = 200;
  private static final int LONGEST_DETAIL = 1000;

  private final DuePages pages;
  private final int size;

  /**
   * A reader.
   *
   * @param size rows of a page
   */
  PageReader(DuePages pages, int size) {
    this.pages = pages;
    this.size = size;
  }

  /**
   * The page behind what a run has read.
   *
   * @throws CanonicalException what the HIS answers; {@code invalid} when its answer is no next
   *     page
   */
  Page read(Run run, Upload upload) {
    JsonNode rows =
        pages.ask(upload.due().name(), run.hospital(), request(run, upload)).path(Upload.ROWS);
    if (rows.isEmpty()) {
      return new Page(List.of(), List.of(), run.position(), true);
    }
    String position = rows.get(rows.size() - 1).path(Upload.AFTER).asText();
    if (position.isEmpty() || position.equals(run.position())) {
      throw new CanonicalException("invalid", "no new position after " + run.position());
    }
    if (position.length() > LONGEST_POSITION) {
      throw new CanonicalException("invalid", "after is longer than " + LONGEST_POSITION);
    }
    List<Event> events = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    rows.forEach(row -> read(upload, row, events, refusals));
    return new Page(events, refusals, position, rows.size() < size);
  }

  private ObjectNode request(Run run, Upload upload) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.putObject("hospital").put("id", run.hospital());
    if (upload.dated()) {
      request.put(Upload.DATE, run.date().toString());
    }
    if (run.position() != null) {
      request.put(Upload.AFTER, run.position());
    }
    return request.put(Upload.LIMIT, size);
  }

  /** The row is the event, but for its place. */
  private static void read(
      Upload upload, JsonNode row, List<Event> events, List<Refusal> refusals) {
    ObjectNode message = row.deepCopy();
    String position = message.path(Upload.AFTER).asText();
    message.remove(Upload.AFTER);
    upload.event().normalise(message);
    List<Violation> violations = upload.event().request().check(message);
    if (violations.isEmpty()) {
      events.add(new Event(upload.event().name(), message, trace()));
    } else {
      refusals.add(new Refusal(position, detail(violations)));
    }
  }

  private static String trace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** The names of the fields; their values may be a patient's. */
  private static String detail(List<Violation> violations) {
    String detail =
        violations.stream()
            .map(violation -> violation.path() + " " + violation.english())
            .collect(Collectors.joining("; "));
    return StorableText.first(detail, LONGEST_DETAIL);
  }
}
