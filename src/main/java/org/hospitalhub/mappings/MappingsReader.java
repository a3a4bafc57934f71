package org.hospitalhub.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hospitalhub.his.SqlContract;
import org.hospitalhub.his.SqlFile;
import org.hospitalhub.his.SqlOperation;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.platform.PlatformReader;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.PersonRules;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.SourceFile;
import org.hospitalhub.sheet.YamlFolder;

/** Reads and compiles the whole folder. */
public final class MappingsReader {

  /**
   * The option that identity cards' check digits have to be right; off: test data has wrong ones.
   */
  private static final String CHECK_DIGITS = "${hub.identity-cards.check-digits:false}";

  private final Path root;
  private final UnaryOperator<String> placeholders;
  private final Map<String, Set<String>> config;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param root the folder {@code mappings/}
   * @param placeholders resolves <code>${…}</code> in descriptors
   * @param config HIS connector to the names its SQL files may use as {@code :config.<name>}
   */
  public MappingsReader(
      Path root, UnaryOperator<String> placeholders, Map<String, Set<String>> config) {
    this(root, placeholders, config, Clock.systemDefaultZone());
  }

  /**
   * A reader of mappings that live by a clock: nobody is born after its day.
   *
   * @param root the folder {@code mappings/}
   * @param placeholders resolves <code>${…}</code> in descriptors
   * @param config HIS connector to the names its SQL files may use as {@code :config.<name>}
   */
  public MappingsReader(
      Path root, UnaryOperator<String> placeholders, Map<String, Set<String>> config, Clock clock) {
    this.root = root;
    this.placeholders = placeholders;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Reads it.
   *
   * @throws RejectedFileException with every mistake in every file
   */
  public Mappings read() {
    List<Finding> findings = new ArrayList<>();
    Mappings mappings = read(findings);
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings.stream().distinct().toList());
    }
    return mappings;
  }

  /** Reads what can be read; the mistakes go to the findings. */
  public Mappings read(List<Finding> findings) {
    boolean checkDigits = Boolean.parseBoolean(placeholders.apply(CHECK_DIGITS));
    Library library = Library.read(root, new PersonRules(checkDigits, clock), findings);
    PlatformReader reader = new PlatformReader(library, placeholders, findings);
    Map<String, Platform> platforms = new TreeMap<>();
    for (Path folder : folders(root)) {
      if (Files.exists(folder.resolve("platform.yaml"))) {
        Platform platform = YamlFolder.isId(folder, findings) ? reader.read(folder) : null;
        if (platform != null) {
          platforms.put(platform.id(), platform);
        }
      }
    }
    new AddressCheck(root, findings).check(platforms.values());
    Map<String, Map<String, SqlOperation>> connectors = new TreeMap<>();
    Map<String, Platform> services = new TreeMap<>();
    for (Path folder : folders(root.resolve("his"))) {
      String name = folder.getFileName().toString();
      if (Files.exists(folder.resolve("connector.yaml"))) {
        Platform service = reader.readConnector(folder, root);
        if (service != null) {
          services.put(name, service);
        }
      } else if (!files(folder).isEmpty()) {
        connectors.put(name, connector(folder, library, findings));
      }
    }
    return new Mappings(root, library, platforms, connectors, services);
  }

  private Map<String, SqlOperation> connector(
      Path folder, Library library, List<Finding> findings) {
    Map<String, SqlOperation> operations = new TreeMap<>();
    for (Path path : files(folder)) {
      String name = path.getFileName().toString().replaceFirst("\\.sql$", "");
      CanonicalOperation canonical = library.operations().get(name);
      if (canonical == null) {
        findings.add(
            new Finding(
                path,
                1,
                "'" + name + "' is no canonical operation",
                "name the file after one of canonical/"));
        continue;
      }
      SqlContract contract =
          new SqlContract(
              name,
              canonical.requestTypes(),
              canonical.responseTypes(),
              Set.copyOf(canonical.sheet().errors()),
              config.getOrDefault(folder.getFileName().toString(), Set.of()));
      try {
        SqlFile file = SqlFile.parse(path, SourceFile.text(path), findings);
        operations.put(name, SqlOperation.compile(file, contract, findings));
      } catch (RejectedFileException e) {
        findings.addAll(e.findings());
      }
    }
    operations.keySet().forEach(name -> outcome(folder, name, operations, library, findings));
    return operations;
  }

  /** Whoever carries out a write can tell what became of it. */
  private static void outcome(
      Path folder,
      String name,
      Map<String, SqlOperation> operations,
      Library library,
      List<Finding> findings) {
    String outcome = library.operations().get(name).sheet().outcome();
    if (outcome != null && !operations.containsKey(outcome)) {
      findings.add(
          new Finding(
              folder.resolve(name + ".sql"),
              1,
              "nothing tells the outcome of this write",
              "add " + outcome + ".sql beside it"));
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".sql"))
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
