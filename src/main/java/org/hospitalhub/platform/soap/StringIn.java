package org.hospitalhub.platform.soap;

import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.interceptor.AbstractInDatabindingInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageContentsList;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.apache.cxf.service.model.MessageInfo;
import org.apache.cxf.service.model.ServiceModelUtil;
import org.apache.cxf.wsdl.interceptors.DocLiteralInInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a message, where CXF's {@link DocLiteralInInterceptor} would go by the names of
 * the WSDL: the local name of the operation's element decides, in any namespace or none, and the
 * only string in it is the argument.
 */
final class StringIn extends AbstractInDatabindingInterceptor {

  /** What the message says instead of a string: why it cannot be told which one is meant. */
  private static final String REFUSAL = StringIn.class.getName() + ".refusal";

  private static final String RESPONSE = "Response";

  private final SoapService service;

  private StringIn(SoapService service) {
    super(Phase.UNMARSHAL);
    this.service = service;
  }

  /** Instead of CXF's own among these. */
  static void replaceIn(List<Interceptor<? extends Message>> interceptors, SoapService service) {
    interceptors.replaceAll(
        one -> one instanceof DocLiteralInInterceptor ? new StringIn(service) : one);
  }

  /** Why a call has no argument that could be told; null when it has. */
  static @Nullable String refusal(Message message) {
    return (String) message.get(REFUSAL);
  }

  @Override
  public void handleMessage(Message message) {
    XMLStreamReader reader = message.getContent(XMLStreamReader.class);
    if (reader == null) {
      return;
    }
    try {
      boolean element = toElement(reader);
      if (isRequestor(message)) {
        if (element) {
          reply(message, reader);
        }
      } else if (element) {
        call(message, reader);
      } else {
        throw NotUnderstood.noOperation(service);
      }
    } catch (XMLStreamException e) {
      throw new Fault(e);
    }
  }

  private static boolean toElement(XMLStreamReader reader) throws XMLStreamException {
    while (!reader.isStartElement()) {
      if (reader.isEndElement()) {
        return false;
      }
      WrappedReader.next(reader);
    }
    return true;
  }

  private void call(Message message, XMLStreamReader reader) throws XMLStreamException {
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String name = reader.getLocalName();
    String operation =
        service
            .operation(name)
            .orElseThrow(() -> NotUnderstood.operation(service, namespace, name));
    Exchange exchange = message.getExchange();
    MessageInfo call = begin(message, ServiceModelUtil.getOperation(exchange, operation));
    Argument argument = WrappedReader.read(reader, service.argument());
    CallersForm form = new CallersForm(namespace, name, argument.qualified(), argument.typed());
    if (!form.isAsDescribed(service, operation)) {
      form.keepIn(exchange);
    }
    String refusal =
        argument.refusal() == null && callsAgain(reader) ? "Body中只能有一个" + name : argument.refusal();
    if (refusal != null) {
      message.put(REFUSAL, refusal);
    }
    put(message, call, Objects.requireNonNullElse(argument.text(), ""));
  }

  /** Whether another call stands behind the one that was read: it would be dropped in silence. */
  private boolean callsAgain(XMLStreamReader reader) throws XMLStreamException {
    while (!reader.isEndElement()) {
      if (reader.isStartElement()) {
        if (service.operation(reader.getLocalName()).isPresent()) {
          return true;
        }
        WrappedReader.skip(reader);
      }
      WrappedReader.next(reader);
    }
    return false;
  }

  /** What answers an operation may be in any namespace too. */
  private void reply(Message message, XMLStreamReader reader) throws XMLStreamException {
    BindingOperationInfo known = message.getExchange().getBindingOperationInfo();
    BindingOperationInfo operation = known.isUnwrapped() ? known.getWrappedOperation() : known;
    String name = reader.getLocalName();
    boolean fits =
        name.endsWith(RESPONSE)
            && service
                .operation(name.substring(0, name.length() - RESPONSE.length()))
                .filter(operation.getName().getLocalPart()::equals)
                .isPresent();
    MessageInfo reply = begin(message, operation);
    Argument result = WrappedReader.read(reader, ServiceInterface.RESULT);
    if (!fits || result.refusal() != null) {
      throw new Fault(
          new org.apache.cxf.common.i18n.Message(
              "the reply is no string of this operation", (ResourceBundle) null));
    }
    put(message, reply, result.text());
  }

  private MessageInfo begin(Message message, BindingOperationInfo operation) {
    boolean client = isRequestor(message);
    MessageInfo info = getMessageInfo(message, operation, client);
    return setMessage(message, operation, client, operation.getBinding().getService(), info);
  }

  private static void put(Message message, MessageInfo info, @Nullable String text) {
    var contents = new MessageContentsList();
    contents.put(info.getFirstMessagePart(), text);
    message.setContent(List.class, contents);
  }
}
