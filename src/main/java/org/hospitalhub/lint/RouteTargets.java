package org.hospitalhub.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.sheet.Finding;

/** Whatever a route names is there. */
final class RouteTargets implements Check {

  private static final Map<String, Set<String>> LAST_STEPS =
      Map.of(
          "sheet", Set.of("request", "response"),
          "platform", Set.of("receive", "reply", "refuse", "request", "response"),
          "his", Set.of("request", "response", "close", "receive", "reply", "refuse"),
          "simulator", Set.of("answer", "take", "done", "refused"),
          "canonical", Set.of("receive", "reply", "refuse"),
          "journal", Set.of("open", "close"),
          "idempotent", Set.of("begin", "query", "known", "unknown", "end", "undo", "failed"),
          "upload-run", Set.of("advance", "measure", "prune"),
          "outbox", Set.of("accept", "send", "dispatch", "measure", "prune"));

  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("sheet", 3),
          Map.entry("platform", 2),
          Map.entry("simulator", 2),
          Map.entry("canonical", 1),
          Map.entry("his-sql", 1),
          Map.entry("his", 2),
          Map.entry("http-client", 1),
          Map.entry("journal", 1),
          Map.entry("idempotent", 1),
          Map.entry("outbox", 1),
          Map.entry("upload", 1),
          Map.entry("upload-run", 1));

  @Override
  public String id() {
    return "route-target";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    Set<String> made = new HashSet<>();
    for (RouteUse use : project.uses().all()) {
      if (use.made() && !made.add(use.uri())) {
        continue; // told of the first sheet that leads there
      }
      if (use.scheme().equals("direct") || use.scheme().equals("seda")) {
        direct(use, project, findings);
      } else if (use.scheme().equals("cxf")) {
        soap(use, project, findings);
      } else if (use.uri().matches("platform:[^/]+/receive")) {
        step(use, project, findings);
        endpoint(use, project, findings);
      } else if (LENGTHS.containsKey(use.scheme()) && !use.dynamic()) {
        step(use, project, findings);
      }
    }
    return findings;
  }

  private static void direct(RouteUse use, Project project, List<Finding> findings) {
    boolean answered =
        project.uses().all().stream().anyMatch(u -> u.consumer() && use.mayMean(u.uri()));
    boolean open =
        use.dynamic() && !project.complete(); // a sheet that cannot be read makes no route
    if (!use.consumer() && !answered && !open) {
      findings.add(
          use.finding(
              "no route begins at " + use.uri() + ", which '" + use.route() + "' calls",
              "add that route, or correct the address"));
    }
  }

  private static void soap(RouteUse use, Project project, List<Finding> findings) {
    String bean = use.uri().replaceFirst("^cxf:bean:", "");
    boolean known =
        project.platforms().values().stream()
            .anyMatch(
                p ->
                    bean.equals(p.id()) && servesSoap(p)
                        || bean.matches(p.id() + "-(client|simulator)")
                            && p.descriptor().client() != null
                            && client(p.descriptor()).soap() != null);
    boolean asked =
        project.services().values().stream()
            .anyMatch(
                his ->
                    bean.matches(his.id() + "-(client|simulator)")
                        && client(his.descriptor()).soap() != null);
    if (!known && !asked && !use.dynamic()) {
      findings.add(
          use.finding(
              "no descriptor has the service '" + bean + "'",
              "name <platform> of a server, or <platform>-client or -simulator of a client"));
    }
  }

  private static boolean servesSoap(PlatformFiles platform) {
    Descriptor.Server server = platform.descriptor().server();
    return server != null && server.soap() != null;
  }

  /** A route that receives from a platform begins at the endpoint that its descriptor describes. */
  private static void endpoint(RouteUse use, Project project, List<Finding> findings) {
    PlatformFiles platform = project.platforms().get(use.path()[0]);
    Descriptor.Server server = platform == null ? null : platform.descriptor().server();
    if (server != null && server.http() != null) {
      String address = "platform-http:" + server.http().address();
      boolean begins =
          project.uses().all().stream()
              .anyMatch(other -> other.consumer() && other.uri().equals(address));
      if (!begins) {
        findings.add(
            use.finding(
                "no route begins at '" + address + "', the address of " + platform.id(),
                "begin the route there, or correct server.http in platform.yaml"));
      }
    }
  }

  private static void step(RouteUse use, Project project, List<Finding> findings) {
    String[] path = use.path();
    Set<String> last = LAST_STEPS.getOrDefault(use.scheme(), Set.of(path[path.length - 1]));
    if (path.length != LENGTHS.get(use.scheme()) || !last.contains(path[path.length - 1])) {
      findings.add(
          use.finding(
              "'" + use.uri() + "' is no step",
              "end it with " + String.join(", ", last.stream().sorted().toList())));
      return;
    }
    Path target = target(use.scheme(), path, project.mappings());
    if (!Files.exists(target)) {
      findings.add(
          use.finding(
              "'" + use.uri() + "' names " + target + ", which is not there",
              "add it, or correct the address"));
    }
  }

  private static Path connector(String id, Path mappings) {
    return mappings.resolve("his").resolve(id).resolve("connector.yaml");
  }

  private static Descriptor.Client client(Descriptor descriptor) {
    return Objects.requireNonNull(descriptor.client());
  }

  private static Path target(String scheme, String[] path, Path mappings) {
    return switch (scheme) {
      case "sheet" -> mappings.resolve(path[0]).resolve(path[1] + ".yaml");
      case "his-sql" -> mappings.resolve("his").resolve(path[0]);
      case "upload" -> mappings.resolve("uploads").resolve(path[0] + ".yaml");
      case "his" -> connector(path[0], mappings);
      case "simulator" ->
          path[1].equals("answer")
              ? mappings.resolve(path[0]).resolve("platform.yaml")
              : connector(path[0], mappings);
      case "http-client" ->
          Files.exists(connector(path[0], mappings))
              ? connector(path[0], mappings)
              : mappings.resolve(path[0]).resolve("platform.yaml");
      case "canonical", "journal", "idempotent", "outbox", "upload-run" ->
          mappings.resolve("canonical");
      default -> mappings.resolve(path[0]).resolve("platform.yaml");
    };
  }
}
