package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The hub's jar with its libraries beside it, as {@code docs/operations.md} says to run it. */
final class Extracted {

  static final Path JAR = Path.of("target", "extracted", "hospital-hub.jar");

  private Extracted() {}

  /** Takes the jar apart. */
  static void create() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djarmode=tools",
            "-jar",
            "target/hospital-hub.jar",
            "extract",
            "--destination",
            JAR.getParent().toString(),
            "--force");
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new IllegalStateException("cannot extract target/hospital-hub.jar: package it first");
    }
  }
}
