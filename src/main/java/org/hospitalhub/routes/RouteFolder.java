package org.hospitalhub.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes folder: loaded before Camel starts, and swapped as a whole when it was edited.
 *
 * <p>Camel's own reload is not used: it drops every templated route with one edit, and a bad file
 * leaves the hub without routes.
 */
public final class RouteFolder implements CamelContextConfiguration, Reloadable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);

  private final Path folder;
  private final RequestGate gate;
  private final ReadinessFilter readiness;
  private final RouteReader reader = new RouteReader();
  private final RouteCheck check;
  private final LiveRoutes live;

  RouteFolder(CamelContext context, Path folder, RequestGate gate, ReadinessFilter readiness) {
    this.folder = folder;
    this.gate = gate;
    this.readiness = readiness;
    this.check = new RouteCheck(context);
    this.live = new LiveRoutes((ModelCamelContext) context);
  }

  /**
   * Loads the folder. There is nothing to fall back on yet, so a mistake ends the start: in a
   * rolling restart the other nodes go on serving.
   *
   * @throws RejectedFileException with every mistake in the folder
   */
  @Override
  public void beforeApplicationStart(CamelContext context) {
    List<RouteItem> items = reader.read(folder);
    reject(check.check(items));
    live.become(items);
  }

  @Override
  public void afterApplicationStart(CamelContext context) {
    live.startCleaning();
    readiness.begin();
  }

  /**
   * Every mistake in the folder as it stands on disk, without changing anything that runs.
   *
   * <p>Checked are Camel's schema, ids, addresses, and whether Camel can build each route.
   */
  public List<Finding> check() {
    try {
      return check.check(reader.read(folder));
    } catch (RejectedFileException e) {
      return e.findings();
    }
  }

  /**
   * Reads the whole folder, since files depend on each other; what did not change is left alone.
   */
  @Override
  public List<Finding> reload(Set<Path> changed) {
    List<RouteItem> items;
    try {
      items = reader.read(folder);
      reject(check.check(items));
    } catch (RejectedFileException e) {
      return e.findings();
    }
    List<RouteItem> before = live.items();
    if (live.areThese(items)) {
      return List.of();
    }
    try {
      gate.exclusively(live.patience(items), () -> swap(before, items));
      return List.of();
    } catch (RouteFailure e) {
      LOG.warn("The routes before the edit are in effect again", e);
      return List.of(e.finding());
    }
  }

  private void swap(List<RouteItem> before, List<RouteItem> items) {
    long start = System.nanoTime();
    try {
      int count = live.become(items);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      LOG.info("Swapped {} routes and templates in {} ms", count, millis);
    } catch (RouteFailure e) {
      live.become(before);
      throw e;
    }
  }

  private static void reject(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
  }
}
