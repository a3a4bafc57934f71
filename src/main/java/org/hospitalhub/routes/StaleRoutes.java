package org.hospitalhub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What of the items in effect cannot stay when others are wanted. */
final class StaleRoutes {

  private StaleRoutes() {}

  /** Items that are gone or changed, and routes whose template or configuration is. */
  static List<RouteItem> stale(List<RouteItem> now, List<RouteItem> target) {
    Map<String, RouteItem> wanted = new HashMap<>();
    target.forEach(item -> wanted.put(item.name(), item));
    Predicate<RouteItem> changed =
        item -> !wanted.containsKey(item.name()) || !item.sameAs(wanted.get(item.name()));
    Set<String> templates = new HashSet<>();
    now.stream()
        .filter(item -> item.kind() == RouteItem.Kind.TEMPLATE)
        .filter(changed)
        .forEach(item -> templates.add(item.id()));
    // a configuration of routes may apply to any of them
    boolean all = !configurations(now).equals(configurations(target));
    return now.stream()
        .filter(changed.or(i -> i.isRoute() && (all || templates.contains(i.template()))))
        .toList();
  }

  private static Set<JsonNode> configurations(List<RouteItem> items) {
    return items.stream()
        .filter(item -> item.kind() == RouteItem.Kind.CONFIGURATION)
        .map(RouteItem::body)
        .collect(Collectors.toSet());
  }
}
