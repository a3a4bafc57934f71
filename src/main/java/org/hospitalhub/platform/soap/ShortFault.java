package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLStreamException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is wrong with a request that no route could answer, and nothing about the inside.
 *
 * <p>As a listener it logs one line, without the payload, where CXF would log a stack trace for
 * every broken request that the network brings.
 */
final class ShortFault extends AbstractPhaseInterceptor<Message> implements FaultListener {

  static final String NOT_XML = "The request is not well-formed XML.";
  static final String NOT_DECODED = "The request is not in the encoding that it is labelled with.";
  static final String NOT_UNDERSTOOD = "The request is not a message of this service.";
  static final String INTERNAL = "The request could not be processed.";

  private static final String GONE = "hub.soap.callerGone";

  /** Names in a reason are the caller's: the log has one line of them. */
  private static final int LONGEST = 600;

  private static final Logger log = LoggerFactory.getLogger(ShortFault.class);

  private final SoapService service;
  private final RefusalListener refusals;

  ShortFault(SoapService service, RefusalListener refusals) {
    super(Phase.SETUP);
    this.service = service;
    this.refusals = refusals;
  }

  @Override
  public void handleMessage(Message message) {
    if (message.getContent(Exception.class) instanceof Fault fault) {
      boolean ours = reachedTheRoute(message);
      String reason = ours ? INTERNAL : reason(fault);
      fault.setMessage(reason);
      if (!(fault instanceof SoapFault)) {
        fault.setFaultCode(ours ? Fault.FAULT_CODE_SERVER : Fault.FAULT_CODE_CLIENT);
      }
      fault.setDetail(null);
      if (reason.equals(NOT_XML) || reason.equals(NOT_DECODED)) {
        answerInTheVersionOfTheType((SoapMessage) message);
      }
    }
  }

  /** The envelope, which says the version, may not have been read. */
  private static void answerInTheVersionOfTheType(SoapMessage message) {
    Object type = message.getExchange().getInMessage().get(Message.CONTENT_TYPE);
    if (SoapAnswer.isSoap12((String) type)) {
      message.setVersion(Soap12.getInstance());
      message.put(Message.CONTENT_TYPE, Soap12.getInstance().getContentType());
    }
  }

  @Override
  public boolean faultOccurred(Exception exception, String description, Message message) {
    if (isGone(exception, message)) {
      log.debug("The caller of {} has gone before it was answered", service.address());
    } else if (reachedTheRoute(message)) {
      log.error("SOAP call of {} failed", description, exception);
    } else if (message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST)
        instanceof HttpServletRequest request) {
      refused(service, request, reason(exception), refusals);
    }
    return false;
  }

  /** Whether the caller has hung up; what fails after that, fails because of it. */
  private static boolean isGone(Exception exception, Message message) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAbortException) {
        message.getExchange().put(GONE, Boolean.TRUE);
      }
    }
    return message.getExchange().containsKey(GONE);
  }

  /** Tells of a refused call, in one line and to whoever listens. */
  static void refused(
      SoapService service, HttpServletRequest request, String reason, RefusalListener refusals) {
    String line = reason.substring(0, Math.min(reason.length(), LONGEST));
    log.info(
        "SOAP call of {} by {} refused: {}",
        service.address(),
        request.getRemoteAddr(),
        line.replaceAll("\\p{Cntrl}", " "));
    refusals.refused(service, request.getHeader("traceparent"), reason);
  }

  private static boolean reachedTheRoute(Message message) {
    return message.getExchange().get(org.apache.camel.Exchange.class) != null;
  }

  private static String reason(Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return NOT_DECODED;
      }
      if (cause instanceof XMLStreamException) {
        return NOT_XML;
      }
    }
    if (exception instanceof NotUnderstood) {
      return String.valueOf(exception.getMessage());
    }
    return exception instanceof SoapFault fault && tellsOfTheEnvelope(fault)
        ? NOT_UNDERSTOOD + " " + fault.getMessage()
        : NOT_UNDERSTOOD;
  }

  /** What CXF says of versions and headers names nothing but those. */
  private static boolean tellsOfTheEnvelope(SoapFault fault) {
    String code = fault.getFaultCode().getLocalPart();
    return code.equals("MustUnderstand") || code.equals("VersionMismatch");
  }
}
