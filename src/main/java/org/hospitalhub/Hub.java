package org.hospitalhub;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hospitalhub.docs.OperationsReference;
import org.hospitalhub.lint.Lint;
import org.hospitalhub.lint.Settings;
import org.hospitalhub.routes.RouteListing;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** The hospital integration hub: one process between the HIS and the regional platforms. */
@SpringBootApplication
public class Hub {

  /**
   * Starts the hub; {@code lint [folder]} checks its files, {@code docs [folder]} describes them,
   * {@code routes [platform [operation]]} prints the routes that they come to.
   */
  public static void main(String[] args) {
    switch (args.length == 0 ? "" : args[0]) {
      case "lint" -> end(new Lint(folder(args)).run(quietly()));
      case "docs" -> end(reference(folder(args)).write(quietly()));
      case "routes" -> end(listing().run(names(args), quietly()));
      default -> SpringApplication.run(Hub.class, args);
    }
  }

  private static OperationsReference reference(Path folder) {
    Settings settings = Settings.of(folder);
    return new OperationsReference(folder, settings::resolve, settings.config());
  }

  private static RouteListing listing() {
    Settings settings = Settings.of(Path.of(""));
    return new RouteListing(Path.of(""), settings::resolve, settings.config());
  }

  private static List<String> names(String[] args) {
    return List.of(args).subList(1, args.length);
  }

  private static Path folder(String[] args) {
    return Path.of(args.length > 1 ? args[1] : "");
  }

  /** Standard output in UTF-8, and no log on it. */
  private static PrintStream quietly() {
    LoggingSystem.get(Hub.class.getClassLoader()).beforeInitialize();
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  private static void end(int code) {
    if (code != 0) {
      System.exit(code);
    }
  }
}
