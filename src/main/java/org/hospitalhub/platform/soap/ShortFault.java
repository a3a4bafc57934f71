package org.hospitalhub.platform.soap;

import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
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

  private static final Logger log = LoggerFactory.getLogger(ShortFault.class);

  ShortFault() {
    super(Phase.SETUP);
  }

  @Override
  public void handleMessage(Message message) {
    if (message.getContent(Exception.class) instanceof Fault fault) {
      boolean ours = reachedTheRoute(message);
      fault.setMessage(ours ? INTERNAL : reason(fault));
      if (!(fault instanceof SoapFault)) {
        fault.setFaultCode(ours ? Fault.FAULT_CODE_SERVER : Fault.FAULT_CODE_CLIENT);
      }
      fault.setDetail(null);
    }
  }

  @Override
  public boolean faultOccurred(Exception exception, String description, Message message) {
    if (reachedTheRoute(message)) {
      log.error("SOAP call of {} failed", description, exception);
    } else {
      log.info("SOAP call of {} refused: {}", description, reason(exception));
    }
    return false;
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
    return NOT_UNDERSTOOD;
  }
}
