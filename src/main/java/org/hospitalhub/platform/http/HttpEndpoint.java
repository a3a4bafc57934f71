package org.hospitalhub.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalhub.platform.Descriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * An address at which a platform calls over HTTP, in any case and with a slash behind or without.
 *
 * @param http as the descriptor has it
 * @param path what matches it; null where it is the same for all operations
 * @param limit the largest body in bytes
 */
public record HttpEndpoint(Descriptor.Http http, @Nullable Pattern path, int limit) {

  /** What stands in an address for the operation. */
  public static final String OPERATION = "{operation}";

  /** The endpoint of a descriptor. */
  public static HttpEndpoint of(Descriptor.Http http, int limit) {
    String path = Pattern.quote(http.address()).replace(OPERATION, "\\E([^/]+)\\Q");
    return new HttpEndpoint(
        http,
        http.address().contains(OPERATION)
            ? Pattern.compile(path + "/?", Pattern.CASE_INSENSITIVE)
            : null,
        limit);
  }

  /** The address that a path means, as the descriptor writes it; null when it is another one. */
  @Nullable String address(String asked) {
    String address = http.address();
    if (path != null) {
      Matcher matcher = path.matcher(asked);
      return matcher.matches() ? address.replace(OPERATION, matcher.group(1)) : null;
    }
    boolean slash = asked.length() == address.length() + 1 && asked.endsWith("/");
    return (slash || asked.length() == address.length())
            && asked.regionMatches(true, 0, address, 0, address.length())
        ? address
        : null;
  }

  /** The operation that a request names by its path, a header or its query; null when by none. */
  @Nullable String operation(HttpServletRequest request) {
    if (path != null) {
      Matcher matcher = path.matcher(request.getServletPath());
      return matcher.matches() ? matcher.group(1) : null;
    }
    Map<String, String> named = http.operation() == null ? Map.of() : http.operation();
    if (named.containsKey("header")) {
      return request.getHeader(named.get("header"));
    }
    return named.containsKey("query") ? query(request).getFirst(named.get("query")) : null;
  }

  /**
   * The servlet's parameters would be those of a form too, and reading them would use up the body.
   */
  private static MultiValueMap<String, String> query(HttpServletRequest request) {
    MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
    UriComponentsBuilder.newInstance()
        .query(request.getQueryString())
        .build()
        .getQueryParams()
        .forEach(
            (name, values) -> values.forEach(value -> decoded.add(decoded(name), decoded(value))));
    return decoded;
  }

  /** What is not encoded as it should be is taken as it stands: the sheet says what is wrong. */
  private static String decoded(@Nullable String text) {
    try {
      return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The query parameters as fields, the first of each name. */
  Map<String, String> fields(HttpServletRequest request) {
    return query(request).toSingleValueMap();
  }

  /** Whether the fields of a request are its query parameters. */
  boolean isQuery(HttpServletRequest request) {
    return request.getMethod().equals("GET") && http.takes("GET");
  }
}
