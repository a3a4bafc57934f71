package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub is reached from outside: scheme, host and port, and what a proxy has cut off the
 * path.
 *
 * <p>The web server has applied the headers of a proxy that it believes ({@code
 * server.forward-headers-strategy: native}), but for the port in X-Forwarded-Host, for
 * X-Forwarded-Port without a protocol and for X-Forwarded-Prefix. Those of anybody else are not
 * looked at.
 */
final class PublicOrigin {

  /** What Tomcat says of a request whose forwarding headers it believed. */
  private static final String BELIEVED = "org.apache.tomcat.request.forwarded";

  private static final Pattern HOST =
      Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:(\\d{1,5}))?");
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final Pattern PREFIX = Pattern.compile("(/[\\w.~-]+)+");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private PublicOrigin() {}

  /** As a URL without a slash at its end. */
  static String of(HttpServletRequest request) {
    String scheme = request.getScheme();
    String host = request.getServerName();
    int port = request.getServerPort();
    if (!Boolean.TRUE.equals(request.getAttribute(BELIEVED))) {
      return url(scheme, host, port);
    }
    Matcher forwarded = HOST.matcher(first(request.getHeader("X-Forwarded-Host")));
    if (forwarded.matches()) {
      host = forwarded.group(1);
      port = forwarded.group(3) == null ? standard(scheme) : Integer.parseInt(forwarded.group(3));
    }
    String named = first(request.getHeader("X-Forwarded-Port"));
    if (PORT.matcher(named).matches()) {
      port = Integer.parseInt(named);
    }
    return url(scheme, host, port) + prefix(request.getHeader("X-Forwarded-Prefix"));
  }

  private static String url(String scheme, String host, int port) {
    return scheme + "://" + host + (port == standard(scheme) ? "" : ":" + port);
  }

  private static int standard(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }

  /** Of several proxies the first was asked by the client. */
  private static String first(@Nullable String header) {
    return header == null ? "" : header.split(",", 2)[0].strip();
  }

  private static String prefix(@Nullable String header) {
    String prefix = first(header).replaceAll("/+$", "");
    return PREFIX.matcher(prefix).matches() ? prefix : "";
  }
}
