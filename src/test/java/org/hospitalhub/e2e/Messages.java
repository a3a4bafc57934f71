package org.hospitalhub.e2e;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The platform's messages as it writes them. */
public final class Messages {

  /** The hospitals' numbers on the platform. */
  public static final String FIRST = "330000001";

  static final String SECOND = "330000002";

  /** That of the hub in the tests, also when they run past midnight. */
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private Messages() {}

  public static String envelope(String argument) {
    return """
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
    <h:funMain xmlns:h="http://service.hospitalhub.org/"><in>%s</in></h:funMain>\
    </s:Body></s:Envelope>\
    """
        .formatted(argument);
  }

  /** A message; fields as name, value, name, value. A value that starts with a tag is markup. */
  public static String message(String funcode, String... fields) {
    StringBuilder xml = new StringBuilder("<data><funcode>").append(funcode).append("</funcode>");
    for (int i = 0; i < fields.length; i += 2) {
      String value = fields[i + 1].startsWith("<") ? fields[i + 1] : escape(fields[i + 1]);
      xml.append("<%1$s>%2$s</%1$s>".formatted(fields[i], value));
    }
    return xml.append("</data>").toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The date in so many days, as the platform writes it. */
  public static String day(int days) {
    return date(days).format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  public static LocalDate date(int days) {
    return TODAY.plusDays(days);
  }
}
