package org.hospitalhub.docs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.routes.MadeRoute;
import org.hospitalhub.routes.RouteFiles;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.SheetFolder;

/** The operations reference of a project; the command {@code docs}. */
public final class OperationsReference {

  /** How the pages are written anew. */
  public static final String COMMAND = "./mvnw -q compile exec:java@docs";

  private static final String FIRST_LINE =
      "<!-- Generated from mappings/ by " + COMMAND + "; never edited by hand. -->";

  private final Path folder;
  private final MappingsReader reader;

  /**
   * For the project in a folder.
   *
   * @param folder the folder that holds {@code mappings/} and {@code docs/}
   * @param placeholders resolves <code>${…}</code> in descriptors
   * @param config what SQL files may use, see {@link MappingsReader}
   */
  public OperationsReference(
      Path folder, UnaryOperator<String> placeholders, Map<String, Set<String>> config) {
    this.folder = folder;
    this.reader = new MappingsReader(folder.resolve("mappings"), placeholders, config);
  }

  /**
   * The pages and their text.
   *
   * @throws RejectedFileException when there are mistakes in the mappings
   */
  public Map<Path, String> pages() {
    Mappings mappings = reader.read();
    Map<String, Path> routes = RouteFiles.written(folder.resolve("routes"));
    Map<String, MadeRoute> made =
        MadeRoute.all(mappings).stream().collect(Collectors.toMap(MadeRoute::id, route -> route));
    Path docs = folder.resolve("docs/operations");
    Map<String, SheetFolder> sheets = new TreeMap<>();
    Map<Path, String> pages = new TreeMap<>();
    for (Platform platform : mappings.platforms().values()) {
      String id = platform.id();
      SheetFolder written = SheetFolder.read(mappings.root().resolve(id), new ArrayList<>());
      sheets.put(id, written);
      PlatformPage page =
          new PlatformPage(
              id,
              platform.descriptor(),
              written,
              mappings.library(),
              key -> route(MadeRoute.id(id, key), routes, made));
      pages.put(docs.resolve(id + ".md"), page.text(FIRST_LINE));
    }
    CanonicalPage canonical = new CanonicalPage(mappings.library(), sheets);
    pages.put(docs.resolve("canonical.md"), canonical.text(FIRST_LINE));
    return pages;
  }

  /** Where the route of an operation comes from; empty when the operation is switched off. */
  private String route(String id, Map<String, Path> written, Map<String, MadeRoute> made) {
    Path file = written.get(id);
    if (file != null) {
      return "written in " + Markdown.code(folder.relativize(file).toString().replace('\\', '/'));
    }
    MadeRoute route = made.get(id);
    return route == null ? "" : "made as " + Markdown.code(route.shape());
  }

  /**
   * Writes the pages.
   *
   * @return the exit code: 0, or 1 and the mistakes in the mappings
   */
  public int write(PrintStream out) {
    try {
      for (Map.Entry<Path, String> page : pages().entrySet()) {
        Files.createDirectories(page.getKey().getParent());
        Files.writeString(page.getKey(), page.getValue());
        out.println("wrote " + page.getKey());
      }
      return 0;
    } catch (RejectedFileException e) {
      e.findings().forEach(out::println);
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
