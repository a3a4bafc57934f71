package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.hospitalhub.platform.WireCharset;
import org.jspecify.annotations.Nullable;

/**
 * A request at the address of a service: CXF knows its servers by the path within the servlet, and
 * of charsets only the names that the Java platform knows.
 *
 * <p>With a query it is a GET of the description, which shows where the service is reached from
 * outside.
 */
final class AddressedRequest extends HttpServletRequestWrapper {

  private final String address;
  private final @Nullable String query;

  AddressedRequest(HttpServletRequest request, String address, @Nullable String query) {
    super(request);
    this.address = address;
    this.query = query;
  }

  @Override
  public String getServletPath() {
    return "";
  }

  /** CXF knows of charsets only the names that the Java platform knows. */
  @Override
  public @Nullable String getContentType() {
    String type = super.getContentType();
    String label = WireCharset.label(type);
    return label == null
        ? type
        : WireCharset.of(label).map(c -> type.replace(label, c.label())).orElse(type);
  }

  @Override
  public String getPathInfo() {
    return address;
  }

  @Override
  public String getMethod() {
    return query == null ? super.getMethod() : "GET";
  }

  @Override
  public @Nullable String getQueryString() {
    return query;
  }

  @Override
  public String getRequestURI() {
    return super.getContextPath() + address;
  }

  @Override
  public StringBuffer getRequestURL() {
    return query == null
        ? super.getRequestURL()
        : new StringBuffer(
            PublicOrigin.of((HttpServletRequest) getRequest()) + getContextPath() + address);
  }
}
