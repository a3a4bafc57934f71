package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import org.hospitalhub.platform.WireCharset;
import org.hospitalhub.platform.http.AddressedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request at the address of a service: CXF knows its servers by the path within the servlet, and
 * of charsets only the names that the Java platform knows.
 *
 * <p>With a query it is a GET of the description, which shows where the service is reached from
 * outside.
 */
final class ServiceRequest extends AddressedRequest {

  private final String address;
  private final @Nullable String query;

  ServiceRequest(HttpServletRequest request, String address, @Nullable String query) {
    super(request, address);
    this.address = address;
    this.query = query;
  }

  @Override
  public String getServletPath() {
    return "";
  }

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
  public StringBuffer getRequestURL() {
    return query == null
        ? super.getRequestURL()
        : new StringBuffer(PublicOrigin.of((HttpServletRequest) getRequest()) + getRequestURI());
  }
}
