package org.hospitalhub.platform.soap;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;

/** Refuses an empty SOAP body, to which CXF would answer with another, without a call. */
final class OperationPresent extends AbstractSoapInterceptor {

  OperationPresent() {
    super(Phase.PRE_LOGICAL);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (message.getExchange().getBindingOperationInfo() == null) {
      throw new SoapFault("no operation", Fault.FAULT_CODE_CLIENT);
    }
  }
}
