package org.hospitalhub.platform.soap;

import org.apache.cxf.message.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * How a caller wrote its call, where that is not as the WSDL says: it is answered alike, since it
 * reads the reply by the same rules.
 *
 * @param namespace of the operation's element, empty for none
 * @param operation the local name of that element
 * @param qualified whether the argument was in a namespace; so is the reply's string then
 * @param typed whether the argument named its type; so does the reply's string then
 */
record CallersForm(String namespace, String operation, boolean qualified, boolean typed) {

  private static final String KEY = CallersForm.class.getName();

  static @Nullable CallersForm of(Exchange exchange) {
    return (CallersForm) exchange.get(KEY);
  }

  void keepIn(Exchange exchange) {
    exchange.put(KEY, this);
  }

  /** Whether this is what the WSDL says of an operation. */
  boolean isAsDescribed(SoapService service, String described) {
    return !qualified
        && !typed
        && operation.equals(described)
        && namespace.equals(service.namespace());
  }
}
