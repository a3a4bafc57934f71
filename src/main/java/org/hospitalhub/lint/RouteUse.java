package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hospitalhub.sheet.Finding;

/**
 * An address that a route names.
 *
 * @param file the file of the route, of the templated route that fills the address in, or of the
 *     sheet that the hub makes the route of
 * @param line 1-based
 * @param route the route's id
 * @param uri the address without options
 * @param consumer whether the route begins there
 */
record RouteUse(Path file, int line, String route, String uri, boolean consumer) {

  private static final Pattern UNKNOWN = Pattern.compile("\\$\\{[^}]*}|\\{\\{[^}]*}}");

  RouteUse {
    uri = uri.replaceFirst("\\?.*", "");
  }

  /** Whether the hub makes the route of a sheet. */
  boolean made() {
    return !file.toString().endsWith(".camel.yaml");
  }

  String scheme() {
    return uri.substring(0, Math.max(0, uri.indexOf(':')));
  }

  /** What stands behind the scheme, step by step. */
  String[] path() {
    return uri.substring(uri.indexOf(':') + 1).split("/");
  }

  /** Whether a message decides at run time where it goes. */
  boolean dynamic() {
    return UNKNOWN.matcher(uri).find();
  }

  /** Whether a message may go to that address. */
  boolean mayMean(String address) {
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    for (var unknown = UNKNOWN.matcher(uri); unknown.find(); end = unknown.end()) {
      pattern.append(Pattern.quote(uri.substring(end, unknown.start()))).append(".+");
    }
    return address.matches(pattern + Pattern.quote(uri.substring(end)));
  }

  Finding finding(String problem, String remedy) {
    return new Finding(file, line, problem, remedy);
  }
}
