package org.hospitalhub.platform.soap;

import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.databinding.AbstractInterceptorProvidingDataBinding;
import org.apache.cxf.databinding.DataReader;
import org.apache.cxf.databinding.DataWriter;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.Service;
import org.apache.cxf.service.ServiceModelVisitor;
import org.apache.cxf.service.model.MessagePartInfo;
import org.apache.cxf.service.model.ServiceInfo;
import org.apache.cxf.wsdl.interceptors.DocLiteralInInterceptor;
import org.apache.ws.commons.schema.constants.Constants;

/**
 * The data binding of a {@link SoapService}: one string in, one string out.
 *
 * <p>CXF derives the schema of the wrapper elements from the parts' type. Reading gets the wrapper
 * element whole, see {@link WrappedReader}; writing only what is in it, see {@link PartWriter}.
 */
final class StringBinding extends AbstractInterceptorProvidingDataBinding {

  StringBinding() {
    getInInterceptors().add(new WholeWrapper());
  }

  @Override
  public void initialize(Service service) {
    service.getServiceInfos().forEach(StringBinding::typeParts);
  }

  private static void typeParts(ServiceInfo service) {
    new ServiceModelVisitor(service) {

      @Override
      public void begin(MessagePartInfo part) {
        if (!part.isElement()) {
          part.setTypeQName(Constants.XSD_STRING);
        }
      }
    }.walk();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> DataReader<T> createReader(Class<T> type) {
    if (type == XMLStreamReader.class) {
      return (DataReader<T>) new WrappedReader();
    }
    throw new UnsupportedOperationException("cannot read a " + type.getName());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> DataWriter<T> createWriter(Class<T> type) {
    if (type == XMLStreamWriter.class) {
      return (DataWriter<T>) new PartWriter();
    }
    throw new UnsupportedOperationException("cannot write a " + type.getName());
  }

  @Override
  public Class<?>[] getSupportedReaderFormats() {
    return new Class<?>[] {XMLStreamReader.class};
  }

  @Override
  public Class<?>[] getSupportedWriterFormats() {
    return new Class<?>[] {XMLStreamWriter.class};
  }

  /**
   * Hands the wrapper element over as it is. CXF would unwrap it by the first element in it alone,
   * and would not see what follows.
   */
  private static final class WholeWrapper extends AbstractPhaseInterceptor<Message> {

    WholeWrapper() {
      super(Phase.PRE_UNMARSHAL);
    }

    @Override
    public void handleMessage(Message message) {
      message.put(DocLiteralInInterceptor.KEEP_PARAMETERS_WRAPPER, true);
    }
  }
}
