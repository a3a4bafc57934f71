package org.hospitalhub.routes;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.sheet.RejectedFileException;

/**
 * The routes of a project as plain Camel YAML, made and written ones, templates filled in; the
 * command {@code routes}. What it prints can be saved into {@code routes/}.
 */
public final class RouteListing {

  private final Path folder;
  private final MappingsReader reader;

  /**
   * For the project in a folder.
   *
   * @param folder the folder that holds {@code mappings/} and {@code routes/}
   * @param placeholders resolves <code>${…}</code> in descriptors
   * @param config what SQL files may use, see {@link MappingsReader}
   */
  public RouteListing(
      Path folder, UnaryOperator<String> placeholders, Map<String, Set<String>> config) {
    this.folder = folder;
    this.reader = new MappingsReader(folder.resolve("mappings"), placeholders, config);
  }

  /**
   * Prints routes, each below the file that it stands in or follows from.
   *
   * @param name a platform with an optional operation, or the beginning of any route's id; none for
   *     all routes
   * @return the exit code: 0, or 1 when there are none, or mistakes in the files
   */
  public int run(List<String> name, PrintStream out) {
    String id = String.join("-", name);
    try {
      List<RouteItem> items = items(reader.read());
      List<RouteItem> chosen = items.stream().filter(item -> isMeant(item, id, name)).toList();
      if (chosen.isEmpty()) {
        out.println("there is no route " + id + " in " + folder.resolve("routes"));
        return 1;
      }
      RouteText text = new RouteText(items);
      chosen.forEach(item -> print(item, text, out));
      return 0;
    } catch (RejectedFileException e) {
      e.findings().forEach(out::println);
      return 1;
    }
  }

  private List<RouteItem> items(Mappings mappings) {
    return new RouteReader().read(folder.resolve("routes"), mappings);
  }

  private static boolean isMeant(RouteItem item, String id, List<String> name) {
    boolean begins = name.size() < 2 && (id.isEmpty() || item.id().startsWith(id + "-"));
    return item.isRoute() && (begins || item.id().equals(id));
  }

  private void print(RouteItem item, RouteText text, PrintStream out) {
    String origin = folder.relativize(item.file()).toString().replace('\\', '/');
    String template = item.template().isEmpty() ? "" : ", from the template " + item.template();
    out.println("# " + origin + ":" + item.line() + template);
    out.println(text.of(item));
  }
}
