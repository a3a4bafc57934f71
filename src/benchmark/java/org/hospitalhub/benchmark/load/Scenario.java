package org.hospitalhub.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What the callers ask for, one request after the other; shared by all connections. */
enum Scenario {
  /** Twenty free slots of a schedule. */
  SLOTS("100204") {
    @Override
    String message() {
      int schedule = ThreadLocalRandom.current().nextInt(Seed.READ_SCHEDULES);
      return """
          <data><funcode>100204</funcode><captcha></captcha><schid>R%d</schid>\
          <orgid>330000001</orgid><ampm>1</ampm></data>"""
          .formatted(schedule);
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
      String date = DAY.format(LocalDate.now(Seed.ZONE).plusDays(Seed.daysAhead(schedule)));
      return """
          <data><funcode>100208</funcode><captcha></captcha><regid>%018d</regid>\
          <numid>B%d-%d</numid><patid>p%d</patid><orgid>330000001</orgid>\
          <visitdate>%s</visitdate><ampm>1</ampm><schid>B%d</schid><pass>87654321</pass>\
          <no>%d</no><spid>000001</spid><spname>测试服务商</spname><oper>self</oper>\
          <fee>1500</fee><actualfee>1500</actualfee><coupon></coupon><couponfee></couponfee>\
          <coupontype></coupontype></data>"""
          .formatted(slot, schedule, number, slot % Seed.PATIENTS, date, schedule, number);
    }

    @Override
    void reset() {
      next.set(0);
    }
  };

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final String ENVELOPE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
      <h:funMain xmlns:h="http://service.hospitalhub.org/"><in>%s</in></h:funMain>\
      </soap:Body></soap:Envelope>""";
  private static final String HEAD =
      "POST /service HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=UTF-8\r\n"
          + "SOAPAction: \"\"\r\nContent-Length: ";

  /** What the answer to a request that went well contains. */
  static final byte[] SUCCESS = "state&gt;0&lt;".getBytes(StandardCharsets.US_ASCII);

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
    String inner = message().replace("<", "&lt;").replace(">", "&gt;");
    byte[] body = ENVELOPE.formatted(inner).getBytes(StandardCharsets.UTF_8);
    byte[] head = (HEAD + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }
}
