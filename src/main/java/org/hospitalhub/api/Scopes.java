package org.hospitalhub.api;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do: names of operations ({@code schedule.suspend}), of all operations of a noun
 * ({@code schedule.*}), or {@code *}.
 */
record Scopes(Set<String> names) {

  static final Scopes ALL = new Scopes(Set.of("*"));

  private static final String WRITE = ".write";
  private static final String PAYLOAD = ".payload";

  /** Characters in all, as the database holds them. */
  private static final int LONGEST = 4000;

  private static final Pattern NAME =
      Pattern.compile("\\*|[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*\\.(\\*|[a-z0-9-]+)");

  /**
   * Scopes as a client of the API writes them.
   *
   * @throws CanonicalException {@code invalid} when one is none
   */
  static Scopes of(Collection<@Nullable String> names) {
    for (String name : names) {
      if (name == null || !NAME.matcher(name).matches()) {
        throw new CanonicalException(
            "invalid", "scopes: operations such as schedule.suspend, schedule.* or *");
      }
    }
    Scopes scopes = new Scopes(new TreeSet<>(names));
    if (scopes.toString().length() > LONGEST) {
      throw new CanonicalException(
          "too-long", "scopes: at most " + LONGEST + " characters in all; use schedule.* or *");
    }
    return scopes;
  }

  /** Scopes as {@link #toString} writes them. */
  static Scopes parse(String text) {
    return new Scopes(new TreeSet<>(text.isEmpty() ? List.of() : List.of(text.split(" "))));
  }

  boolean allow(String needed) {
    return names.stream()
        .anyMatch(
            name ->
                name.equals("*")
                    || name.equals(needed)
                    || name.endsWith(".*")
                        && needed.startsWith(name.substring(0, name.length() - 1)));
  }

  /** Whether a client with these may hand out others: nobody hands out more than it has. */
  boolean cover(Scopes others) {
    return others.names().stream().allMatch(this::allow);
  }

  /** Whether what needs a scope is noted in the audit trail: changes of the hub, and payloads. */
  static boolean audited(String scope) {
    return scope.endsWith(WRITE) && !scope.equals("audit" + WRITE) || scope.endsWith(PAYLOAD);
  }

  /**
   * The scope that a request needs: an operation is its own; of other resources there are {@code
   * <resource>.read} and {@code <resource>.write}, and {@code <resource>.payload} for messages.
   *
   * @param path behind {@code /api/v1/}
   */
  static String needed(String method, String path) {
    String resource = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
    if (resource.contains(".")) {
      return resource;
    }
    if (path.endsWith("/payload")) {
      return resource + PAYLOAD;
    }
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return resource + (reads ? ".read" : WRITE);
  }

  @Override
  public String toString() {
    return String.join(" ", names);
  }
}
