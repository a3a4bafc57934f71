package org.hospitalhub.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request at an address as its route has it, however the caller wrote it. */
final class AddressedRequest extends HttpServletRequestWrapper {

  private final String address;

  AddressedRequest(HttpServletRequest request, String address) {
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
