package org.hospitalhub.platform.soap;

import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.databinding.AbstractInterceptorProvidingDataBinding;
import org.apache.cxf.databinding.DataReader;
import org.apache.cxf.databinding.DataWriter;
import org.apache.cxf.service.Service;
import org.apache.cxf.service.ServiceModelVisitor;
import org.apache.cxf.service.model.MessagePartInfo;
import org.apache.cxf.service.model.ServiceInfo;
import org.apache.ws.commons.schema.constants.Constants;

/**
 * The data binding of a {@link SoapService}: one string in, one string out.
 *
 * <p>CXF derives the schema of the wrapper elements from the parts' type. It writes what is in a
 * wrapper element, see {@link PartWriter}; what is read is read by {@link StringIn}.
 */
final class StringBinding extends AbstractInterceptorProvidingDataBinding {

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
  public <T> DataReader<T> createReader(Class<T> type) {
    throw new UnsupportedOperationException("what is read is read by StringIn");
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
}
