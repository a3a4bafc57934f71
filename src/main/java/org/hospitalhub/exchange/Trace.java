package org.hospitalhub.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace an exchange belongs to (W3C Trace Context): one id from the caller through the hub to
 * whom it calls.
 *
 * @param id 32 hexadecimal digits
 * @param span the hub's own span, 16 hexadecimal digits
 */
public record Trace(String id, String span) {

  /** The header that carries a trace. */
  public static final String HEADER = "traceparent";

  /** Where the log finds the id of the trace that a line belongs to. */
  public static final String LOG_KEY = "traceId";

  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");

  /** Goes on with the caller's trace, or begins one when there is none. */
  public static Trace of(@Nullable String traceparent) {
    Matcher parent = PARENT.matcher(traceparent == null ? "" : traceparent.strip());
    return new Trace(parent.matches() ? parent.group(1) : random(16), random(8));
  }

  /** Goes on with a trace that was kept, in a span of its own. */
  public static Trace continuing(String id) {
    return new Trace(id, random(8));
  }

  /** The header for whoever the hub calls. */
  public String traceparent() {
    return "00-" + id + "-" + span + "-01";
  }

  /** The log names this trace until the exchange is done, unless it does so already. */
  void logOf(Exchange exchange) {
    if (!id.equals(MDC.get(LOG_KEY))) {
      MDC.put(LOG_KEY, id);
      exchange
          .getExchangeExtension()
          .addOnCompletion(
              new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                  MDC.remove(LOG_KEY);
                }
              });
    }
  }

  /** An id is no secret: it has to be another one each time, and at once. */
  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
