package org.hospitalhub.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request at the address that it means, however the caller wrote it. */
public class AddressedRequest extends HttpServletRequestWrapper {

  private final String address;

  public AddressedRequest(HttpServletRequest request, String address) {
    super(request);
    this.address = address;
  }

  @Override
  public String getServletPath() {
    return address;
  }

  @Override
  public String getRequestURI() {
    return getContextPath() + address;
  }
}
