package org.hospitalhub.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.hospitalhub.simulator.FaultyReplies;

/**
 * What of a request's head reaches an exchange. Camel's components take orders from headers (which
 * operation, which file, which address); a caller's are data. So every endpoint lets in the few
 * that the hub reads, and the query parameters of its own addresses, which are plain words.
 */
public final class ReadHeaders extends HttpHeaderFilterStrategy {

  private static final Set<String> READ =
      Set.of(
          "accept",
          "content-encoding",
          "content-length",
          "content-type",
          "soapaction",
          Trace.HEADER,
          FaultyReplies.CALL);
  private static final Pattern PARAMETER = Pattern.compile("[a-z]{1,20}");

  /** Whether a header of HTTP is read. */
  public static boolean isRead(String header) {
    return READ.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !isRead(name) && !PARAMETER.matcher(name).matches();
  }
}
