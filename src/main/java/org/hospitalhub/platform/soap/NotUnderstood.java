package org.hospitalhub.platform.soap;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;

/** A request that names nothing of its service; its message tells the caller what would. */
final class NotUnderstood extends SoapFault {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NAME = 120;

  private NotUnderstood(String words) {
    super(words, Fault.FAULT_CODE_CLIENT);
  }

  static NotUnderstood noOperation(SoapService service) {
    return new NotUnderstood(expected(service) + "the SOAP body is empty.");
  }

  static NotUnderstood operation(SoapService service, String namespace, String name) {
    String came = namespace.isEmpty() ? name : "{" + namespace + "}" + name;
    return new NotUnderstood(
        expected(service) + came.substring(0, Math.min(came.length(), LONGEST_NAME)) + " came.");
  }

  private static String expected(SoapService service) {
    return "%s Expected is %s in the namespace %s; "
        .formatted(
            ShortFault.NOT_UNDERSTOOD,
            String.join(" or ", service.operations()),
            service.namespace());
  }
}
