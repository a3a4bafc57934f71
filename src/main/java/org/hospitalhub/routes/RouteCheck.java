package org.hospitalhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.hospitalhub.sheet.Finding;

/** Builds all items in a throw-away context, which never starts a consumer, to see what fails. */
final class RouteCheck {

  private final CamelContext live;

  RouteCheck(CamelContext live) {
    this.live = live;
  }

  /** Every item that Camel cannot build, and every address that two routes would consume. */
  List<Finding> check(List<RouteItem> items) {
    List<Finding> findings = new ArrayList<>(unknownParameters(items));
    if (!builds(items, findings)) {
      findings.addAll(failures(items));
    }
    return findings;
  }

  /** Builds all items together: a fraction of the time, but it does not tell which one fails. */
  private boolean builds(List<RouteItem> items, List<Finding> findings) {
    try (DefaultCamelContext scratch = scratch()) {
      for (RouteItem item : items) {
        item.load(scratch, item.id());
      }
      scratch.start();
      findings.addAll(sharedAddresses(scratch, items));
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private List<Finding> failures(List<RouteItem> items) {
    try (DefaultCamelContext scratch = scratch()) {
      scratch.start();
      Map<RouteItem, Exception> failures = new LinkedHashMap<>();
      for (RouteItem item : items) {
        try {
          item.load(scratch, item.id());
        } catch (Exception e) {
          failures.put(item, e);
        }
      }
      List<Finding> findings = new ArrayList<>(findings(failures, items));
      findings.addAll(sharedAddresses(scratch, items));
      return findings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where all routes that sheets make of a template fail, it is the template that is wrong. */
  private static List<Finding> findings(Map<RouteItem, Exception> failures, List<RouteItem> items) {
    Map<String, List<RouteItem>> sound =
        items.stream()
            .filter(item -> item.made() && !failures.containsKey(item))
            .collect(Collectors.groupingBy(RouteItem::template));
    List<Finding> findings = new ArrayList<>();
    Set<String> wrong = new HashSet<>();
    failures.forEach(
        (item, failure) -> {
          if (!item.made() || sound.containsKey(item.template())) {
            findings.add(RouteFailure.finding(item, failure));
          } else if (wrong.add(item.template())) {
            findings.add(RouteFailure.finding(template(item, items), failure));
          }
        });
    return findings;
  }

  private static RouteItem template(RouteItem made, List<RouteItem> items) {
    return items.stream()
        .filter(item -> item.kind() == RouteItem.Kind.TEMPLATE && item.id().equals(made.template()))
        .findFirst()
        .orElse(made);
  }

  private DefaultCamelContext scratch() {
    DefaultCamelContext scratch = new DefaultCamelContext(false);
    scratch.getCamelContextExtension().setName("route-check");
    scratch.getCamelContextExtension().setRegistry(new DefaultRegistry(new BorrowedBeans(live)));
    scratch.setStartupSummaryLevel(StartupSummaryLevel.Off);
    scratch.disableJMX();
    scratch.setAutoStartup(false);
    // by their names Camel takes stubs for the real ones, and would give them what is live
    scratch.setAutowiredEnabled(false);
    // these two would open their addresses, and take any option
    scratch.addComponent("cxf", new StubComponent());
    scratch.addComponent("platform-http", new StubComponent());
    scratch.addComponent("quartz", new CheckedTimers());
    Set<String> names = new TreeSet<>(live.getComponentNames());
    names.addAll(live.getRegistry().findByTypeWithName(Component.class).keySet());
    for (String name : names) {
      Component component = live.getComponent(name);
      if (component != null && BorrowedComponent.isOurs(component)) {
        scratch.addComponent(name, new BorrowedComponent(component));
      }
    }
    scratch.getPropertiesComponent().addPropertiesSource(new LiveProperties());
    return scratch;
  }

  /** Camel ignores a parameter that the template does not have, most likely a typing mistake. */
  private static List<Finding> unknownParameters(List<RouteItem> items) {
    Map<String, Set<String>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (RouteItem item : items) {
      if (item.kind() == RouteItem.Kind.TEMPLATE) {
        known.put(item.id(), names(item));
      } else if (known.containsKey(item.template())) {
        Set<String> unknown = names(item);
        unknown.removeAll(known.get(item.template()));
        for (String name : unknown) {
          String problem = "template " + item.template() + " has no parameter " + name;
          findings.add(item.finding(problem, "use one of " + known.get(item.template())));
        }
      }
    }
    return findings;
  }

  private static Set<String> names(RouteItem item) {
    return new TreeSet<>(item.parameters("value").keySet());
  }

  private static List<Finding> sharedAddresses(CamelContext scratch, List<RouteItem> items) {
    Map<String, RouteItem> first = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (RouteItem item : items) {
      Route route = item.isRoute() ? scratch.getRoute(item.id()) : null;
      if (route == null) {
        continue;
      }
      String address = address(route);
      RouteItem other = first.putIfAbsent(address, item);
      if (other != null) {
        String place = other.id() + " at " + other.file() + ":" + other.line();
        String problem = "route " + item.id() + " consumes " + address + " as does " + place;
        findings.add(
            item.finding(problem, "keep one of the two; by its id it would replace the other"));
      }
    }
    return findings;
  }

  /** One HTTP path may be shared by routes for different methods; other addresses may not. */
  private static String address(Route route) {
    String uri = route.getEndpoint().getEndpointUri();
    return uri.startsWith("platform-http:") ? uri : uri.replaceFirst("\\?.*", "");
  }

  private final class LiveProperties implements PropertiesSource {

    @Override
    public String getName() {
      return "live";
    }

    @Override
    public String getProperty(String name) {
      return live.getPropertiesComponent().resolveProperty(name).orElse(null);
    }
  }
}
