package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hospitalhub.platform.WireCharset;
import org.hospitalhub.platform.http.AddressedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request at the address of a service: CXF knows its servers by the path within the servlet, and
 * of charsets only the names that the Java platform knows. It and Camel read the Content-Type by
 * rules of their own, and break where it breaks those: they are shown one that does not.
 *
 * <p>With a query it is a GET of the description, which shows where the service is reached from
 * outside.
 */
final class ServiceRequest extends AddressedRequest {

  private static final String CONTENT_TYPE = "Content-Type";

  /** What anybody may take for the name of an encoding. */
  private static final Pattern ENCODING =
      Pattern.compile(";?\\s*charset\\s*=[^;]*", Pattern.CASE_INSENSITIVE);

  private final String address;
  private final @Nullable String query;
  private final @Nullable String contentType;

  ServiceRequest(HttpServletRequest request, String address, @Nullable String query) {
    super(request, address);
    this.address = address;
    this.query = query;
    this.contentType = query == null ? plain(request.getContentType()) : null;
  }

  @Override
  public String getServletPath() {
    return "";
  }

  private static @Nullable String plain(@Nullable String type) {
    if (type == null) {
      return null;
    }
    String plain = ENCODING.matcher(type).replaceAll("");
    return Optional.ofNullable(WireCharset.label(type))
        .flatMap(WireCharset::of)
        .map(charset -> plain + "; charset=" + charset.label())
        .orElse(plain);
  }

  @Override
  public @Nullable String getContentType() {
    return contentType;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return CONTENT_TYPE.equalsIgnoreCase(name) ? contentType : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return CONTENT_TYPE.equalsIgnoreCase(name)
        ? Collections.enumeration(contentType == null ? List.of() : List.of(contentType))
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    if (contentType == null) {
      names.removeIf(CONTENT_TYPE::equalsIgnoreCase);
    }
    return Collections.enumeration(names);
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
