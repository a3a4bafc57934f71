package org.hospitalhub.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders {@code routes/} and {@code mappings/}: loaded before Camel starts, and exchanged as
 * one whole when either was edited, since routes name sheets and sheets make routes.
 *
 * <p>Camel's own reload is not used: it drops every templated route with one edit, and a bad file
 * leaves the hub without routes.
 */
final class LiveFiles implements CamelContextConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFiles.class);

  private final LiveMappings mappings;
  private final Path folder;
  private final RequestGate gate;
  private final ReadinessFilter readiness;
  private final LiveDirectComponent direct;
  private final RouteReader reader = new RouteReader();
  private final RouteCheck check;
  private final LiveRoutes live;

  /**
   * Files that are not loaded yet.
   *
   * @param folder the folder {@code routes/}
   */
  LiveFiles(
      CamelContext context,
      LiveMappings mappings,
      Path folder,
      RequestGate gate,
      ReadinessFilter readiness,
      LiveDirectComponent direct) {
    this.mappings = mappings;
    this.folder = folder;
    this.gate = gate;
    this.readiness = readiness;
    this.direct = direct;
    this.check = new RouteCheck(context);
    this.live = new LiveRoutes((ModelCamelContext) context);
  }

  /**
   * Loads the routes. There is nothing to fall back on yet, so a mistake ends the start: in a
   * rolling restart the other nodes go on serving.
   *
   * @throws RejectedFileException with every mistake
   */
  @Override
  public void beforeApplicationStart(CamelContext context) {
    List<RouteItem> items = reader.read(folder, mappings.current());
    List<Finding> findings = check.check(items);
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
    live.become(items);
  }

  @Override
  public void afterApplicationStart(CamelContext context) {
    live.startCleaning();
    direct.settle();
    readiness.begin();
  }

  /**
   * Reads the files again, all of a folder, since they depend on each other; with a mistake in any
   * of them, everything stays as it was, and what did not change is left alone.
   *
   * @param changed the files that were added, edited or deleted since the last accepted reload
   * @return the mistakes; none when the files are now in effect
   */
  List<Finding> reload(Set<Path> changed) {
    List<Finding> findings = new ArrayList<>();
    Mappings wanted = mappings.wanted(changed, findings);
    List<RouteItem> items = List.of();
    try {
      items = reader.read(folder, wanted);
    } catch (RejectedFileException e) {
      findings.addAll(e.findings());
    }
    if (findings.isEmpty()) {
      List<RouteItem> whole = items;
      findings.addAll(mappings.trying(wanted, () -> check.check(whole)));
    }
    return findings.isEmpty() ? exchange(wanted, items) : findings;
  }

  private List<Finding> exchange(Mappings wanted, List<RouteItem> items) {
    if (live.areThese(items)) {
      mappings.become(wanted);
      return List.of();
    }
    Files before = new Files(mappings.current(), live.items());
    try {
      gate.exclusively(
          live.patience(items),
          () -> direct.swapping(() -> swap(before, new Files(wanted, items))));
      return List.of();
    } catch (RouteFailure e) {
      LOG.warn("The files before the edit are in effect again", e);
      return List.of(e.finding());
    }
  }

  /** What is in effect together. */
  private record Files(Mappings mappings, List<RouteItem> routes) {}

  private void swap(Files before, Files after) {
    long start = System.nanoTime();
    try {
      mappings.become(after.mappings());
      int count = live.become(after.routes());
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      LOG.info("Swapped {} routes and templates in {} ms", count, millis);
    } catch (RouteFailure e) {
      mappings.become(before.mappings());
      live.become(before.routes());
      throw e;
    }
  }
}
