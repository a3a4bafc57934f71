package org.hospitalhub.routes;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;

/** A SOAP endpoint for the tests. */
@WebService(targetNamespace = "http://service.hospitalhub.org/")
public interface Echo {

  @WebMethod
  @WebResult(name = "return")
  String funMain(@WebParam(name = "in") String in);
}
