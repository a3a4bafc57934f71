package org.hospitalhub.exposure;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every address that a running hub has: of its controllers, its routes, the actuator, its servlets
 * and resources, and those that the descriptors name.
 */
final class Addresses {

  /** A part of an address with the form that it must have. */
  private static final Pattern FORM = Pattern.compile("\\{(\\w+):[^/]*}(?=/|$)");

  /** Pattern to the methods that are served there; to none when all are. */
  private final Map<String, Set<String>> methods = new TreeMap<>();

  /** Address of a SOAP service to a call of it, with nothing for an argument. */
  private final Map<String, Request> calls = new TreeMap<>();

  private Addresses() {}

  static Addresses of(ApplicationContext hub) {
    Addresses all = new Addresses();
    BeanFactoryUtils.beansOfTypeIncludingAncestors(hub, RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping -> mapping.getHandlerMethods().forEach(all::add));
    BeanFactoryUtils.beansOfTypeIncludingAncestors(hub, AbstractUrlHandlerMapping.class)
        .values()
        .forEach(mapping -> mapping.getHandlerMap().keySet().forEach(all::add));
    hub.getBean(ServletContext.class)
        .getServletRegistrations()
        .values()
        .forEach(servlet -> servlet.getMappings().forEach(all::add));
    hub.getBean(LiveMappings.class).current().systems().forEach(all::add);
    return all;
  }

  private void add(RequestMappingInfo info, HandlerMethod handler) {
    if (isOfTests(handler.getBeanType())) {
      return;
    }
    Set<String> served =
        info.getMethodsCondition().getMethods().stream()
            .map(Enum::name)
            .collect(Collectors.toSet());
    for (String pattern : info.getPatternValues()) {
      String named = FORM.matcher(pattern).replaceAll("{$1}");
      methods.computeIfAbsent(named, p -> new TreeSet<>()).addAll(served);
    }
  }

  /** The hub finds its controllers by their package, and so those of tests too. */
  private static boolean isOfTests(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath().contains("/test-");
  }

  private void add(String pattern) {
    methods.computeIfAbsent(pattern, p -> new TreeSet<>());
  }

  private void add(Platform system) {
    Descriptor.Server server = system.descriptor().server();
    if (server != null && server.soap() != null) {
      addSoap(server.soap().address(), server.soap());
    }
    if (server != null && server.http() != null) {
      add(server.http().address());
    }
    Descriptor.Client client = system.descriptor().client();
    if (client != null && client.soap() != null) {
      addSoap(simulated(system, client.soap().address()), client.soap());
    }
    if (client != null && client.http() != null) {
      add(simulated(system, client.http().address()));
    }
  }

  private void addSoap(String address, Descriptor.Soap soap) {
    add(address);
    String call = Seeds.call(soap.operations().get(0), soap.namespace(), soap.argument(), "");
    calls.put(address, Request.post(address, call, Seeds.XML));
  }

  /** Where the hub plays a system that it calls. */
  private static String simulated(Platform system, String address) {
    String path = URI.create(address).getPath();
    String prefix = "/simulator/" + system.id();
    return path.startsWith(prefix) ? path : prefix + path;
  }

  /** All patterns, in their order. */
  List<String> patterns() {
    return List.copyOf(methods.keySet());
  }

  /** The methods that are served there; none when all are. */
  Set<String> methods(String pattern) {
    return methods.getOrDefault(pattern, Set.of());
  }

  /** A call, where a SOAP service is. */
  Optional<Request> call(String pattern) {
    return Optional.ofNullable(calls.get(pattern));
  }

  /** An address that fits a pattern. */
  static String example(String pattern, Map<String, String> names) {
    String address = pattern;
    for (Map.Entry<String, String> name : names.entrySet()) {
      address = address.replace("{" + name.getKey() + "}", name.getValue());
    }
    return address.replaceAll("\\{\\*?[^}]*}", "x").replace("**", "x").replace("*", "x");
  }
}
