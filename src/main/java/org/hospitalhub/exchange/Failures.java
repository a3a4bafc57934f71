package org.hospitalhub.exchange;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.hospitalhub.journal.DatabaseFailures;
import org.hospitalhub.platform.PlatformException;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a route caught into the canonical error that is answered. */
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** The property of an exchange from which a HIS was asked by a message. */
  public static final String HIS_ASKED = "hub.his.asked";

  private static final int FRAMES = 12;

  /** The canonical error of the exception an exchange caught. */
  public CanonicalException canonical(Exchange exchange) {
    Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    for (Throwable t = caught; t != null; t = t.getCause()) {
      if (t instanceof CanonicalException canonical) {
        return canonical;
      }
    }
    for (Throwable t = caught; t != null; t = t.getCause()) {
      CanonicalException known = known(t);
      if (known != null && !(unheard(t) && exchange.getProperty(HIS_ASKED) != null)) {
        return known;
      }
    }
    if (any(caught, Failures::isGone)) {
      LOG.debug("A caller of {} has gone", exchange.getVariable(Call.PLATFORM));
      return UnavailableException.busy();
    }
    log(exchange, caught);
    return new CanonicalException("internal", "");
  }

  /** The id of the canonical error that an exception means. */
  public String error(Throwable caught) {
    for (Throwable t = caught; t != null; t = t.getCause()) {
      CanonicalException known = known(t);
      if (known != null) {
        return known.error();
      }
    }
    return "internal";
  }

  /** Whether the hub itself did not make a call: the breaker is open, or there are too many. */
  public static boolean heldBack(@Nullable Throwable caught) {
    return tooMany(caught) || any(caught, CallNotPermittedException.class::isInstance);
  }

  /** Whether there were too many calls at once: that tells nothing of whoever was to be called. */
  public static boolean tooMany(@Nullable Throwable caught) {
    return any(caught, ThrottlerRejectedExecutionException.class::isInstance);
  }

  private static boolean any(@Nullable Throwable caught, Predicate<Throwable> is) {
    return Stream.iterate(caught, t -> t != null, Throwable::getCause).anyMatch(is);
  }

  /** Whether an exception says that whoever was called has got nothing. */
  public static boolean unsent(@Nullable Throwable caught) {
    return heldBack(caught)
        || any(
            caught,
            t ->
                t instanceof ConnectException
                    || t instanceof HttpConnectTimeoutException
                    || t instanceof UnknownHostException
                    || t instanceof SSLHandshakeException
                    || t instanceof NoRouteToHostException
                    || t instanceof UnresolvedAddressException
                    || t instanceof DirectConsumerNotAvailableException);
  }

  /** A request that has ended with its connection, while a route was still about to read it. */
  private static boolean isGone(Throwable t) {
    StackTraceElement[] places = t.getStackTrace();
    return t instanceof IllegalStateException
        && places.length > 0
        && places[0].getClassName().equals("org.apache.catalina.connector.RequestFacade");
  }

  /** What came instead of a message: when a HIS was asked, the caller has nothing to do with it. */
  private static boolean unheard(Throwable t) {
    return t instanceof Fault
        || t instanceof XMLStreamException
        || t instanceof CharacterCodingException;
  }

  private static @Nullable CanonicalException known(Throwable t) {
    if (t instanceof PlatformException refused) {
      return new CanonicalException("rejected", refused.words());
    }
    if (t instanceof Fault && t.getCause() == null) {
      return new CanonicalException(
          "rejected",
          t instanceof SoapFault
              ? "the platform answered with a SOAP fault"
              : "the platform's answer is no SOAP message");
    }
    // a fault with a cause was made here, of an answer that broke off or is not well-formed
    boolean broken =
        t instanceof XMLStreamException xml && !(xml.getNestedException() instanceof IOException);
    if (broken || t instanceof CharacterCodingException) {
      return new CanonicalException("rejected", "the platform's answer cannot be read");
    }
    boolean hubsDatabase = t instanceof RuntimeException r && DatabaseFailures.isAway(r);
    boolean stopped = t instanceof DirectConsumerNotAvailableException;
    return stopped
            || t instanceof CallNotPermittedException
            || t instanceof ThrottlerRejectedExecutionException
            || t instanceof IOException
            || hubsDatabase
        ? unavailable(t)
        : null;
  }

  private static UnavailableException unavailable(Throwable t) {
    boolean late = t instanceof SocketTimeoutException || t instanceof HttpTimeoutException;
    return late && !(t instanceof HttpConnectTimeoutException)
        ? UnavailableException.timeout()
        : UnavailableException.busy();
  }

  /** Kinds and places only: the words of an exception may quote a patient's data. */
  public static String places(@Nullable Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .map(
            t ->
                t.getClass().getName()
                    + Stream.of(t.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n  caused by "));
  }

  private static void log(Exchange exchange, @Nullable Throwable caught) {
    LOG.error(
        "{}/{} failed: {}",
        exchange.getVariable(Call.PLATFORM),
        exchange.getVariable(Call.OPERATION),
        places(caught));
  }
}
