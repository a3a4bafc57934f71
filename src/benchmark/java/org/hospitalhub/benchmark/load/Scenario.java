package org.hospitalhub.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What the callers ask for, one request after the other; shared by all connections. */
enum Scenario {
  /** Twenty free slots of a schedule. */
  SLOTS("100204") {
    @Override
    String message() {
      int schedule = ThreadLocalRandom.current().nextInt(Seed.READ_SCHEDULES);
      return field("schid", "R" + schedule) + field("orgid", "330000001") + field("ampm", "1");
    }
  },

  /** A booking of a slot that is still free, by one of many patients. */
  BOOKINGS("100208") {
    private final AtomicInteger next = new AtomicInteger();

    @Override
    String message() {
      int slot = next.getAndIncrement();
      int schedule = slot / Seed.SLOTS;
      int number = slot % Seed.SLOTS + 1;
      return field("regid", "R" + slot)
          + field("numid", "B" + schedule + "-" + number)
          + field("patid", "p" + slot % Seed.PATIENTS)
          + field("orgid", "330000001")
          + field("visitdate", DAYS.get(schedule % DAYS.size()))
          + field("schid", "B" + schedule)
          + field("no", String.valueOf(number))
          + REST;
    }

    @Override
    void reset() {
      next.set(0);
    }
  };

  private static final List<String> DAYS = days();
  private static final String REST =
      field("ampm", "1")
          + field("pass", "87654321")
          + field("spid", "000001")
          + field("spname", "测试服务商")
          + field("oper", "self")
          + field("fee", "1500")
          + field("actualfee", "1500")
          + field("coupon", "")
          + field("couponfee", "")
          + field("coupontype", "");
  private static final String OPENING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
      <h:funMain xmlns:h="http://service.hospitalhub.org/"><in>&lt;data&gt;""";
  private static final String CLOSING =
      "&lt;/data&gt;</in></h:funMain></soap:Body></soap:Envelope>";
  private static final String HEAD =
      "POST /service HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=UTF-8\r\n"
          + "SOAPAction: \"\"\r\nContent-Length: ";

  /** What the answer to a request that went well contains; not everybody escapes a {@code >}. */
  static final byte[] SUCCESS = "0&lt;/state".getBytes(StandardCharsets.US_ASCII);

  private final String operation;

  Scenario(String operation) {
    this.operation = operation;
  }

  String operation() {
    return operation;
  }

  abstract String message();

  /** Starts again, for a database that is as it was. */
  void reset() {
    // nothing is counted
  }

  /** The next request, to the last byte. */
  byte[] request() {
    String envelope = field("funcode", operation) + field("captcha", "") + message();
    byte[] body = (OPENING + envelope + CLOSING).getBytes(StandardCharsets.UTF_8);
    byte[] head = (HEAD + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private static String field(String name, String value) {
    return "&lt;" + name + "&gt;" + value + "&lt;/" + name + "&gt;";
  }

  private static List<String> days() {
    LocalDate today = LocalDate.now(Seed.ZONE);
    return IntStream.rangeClosed(1, Seed.DAYS)
        .mapToObj(day -> today.plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE))
        .toList();
  }
}
