package org.hospitalhub.routes;

import org.hospitalhub.sheet.Finding;

/** An item that Camel cannot build. */
final class RouteFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  RouteFailure(RouteItem item, Exception cause) {
    super(cause);
    this.finding = finding(item, cause);
  }

  Finding finding() {
    return finding;
  }

  static Finding finding(RouteItem item, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String words = root.getMessage() == null ? root.toString() : root.getMessage();
    String problem = item.name() + " cannot be built: " + words.replaceAll("\\s+", " ").trim();
    return item.finding(problem, "correct the component, option, template or bean it names");
  }
}
