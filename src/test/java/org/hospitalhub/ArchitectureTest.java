package org.hospitalhub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the code that docs/architecture.md describes. */
@AnalyzeClasses(packages = "org.hospitalhub", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.hospitalhub.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_USES_WHAT_WIRES_THE_HUB =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hospitalhub")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hospitalhub");

  @ArchTest
  static final ArchRule SHEETS_KNOW_NOTHING_ABOVE_THEM =
      classes()
          .that()
          .resideInAPackage("..sheet..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "..platform..",
              "..his..",
              "..mappings..",
              "..routes..",
              "..exchange..",
              "org.hospitalhub.*.camel..",
              "..simulator..");

  @ArchTest
  static final ArchRule CAMEL_IS_KNOWN_WHERE_ROUTES_MEET_CODE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.hospitalhub",
              "org.hospitalhub.*.camel..",
              "org.hospitalhub.exchange..",
              "org.hospitalhub.routes..",
              "..platform.soap..",
              "..lint..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  @Test
  void namesNoPlatformInJava() throws IOException {
    List<String> platforms;
    try (Stream<Path> folders = Files.list(Path.of("mappings"))) {
      platforms =
          folders
              .filter(folder -> Files.exists(folder.resolve("platform.yaml")))
              .map(folder -> folder.getFileName().toString())
              .toList();
    }

    List<String> naming;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      naming =
          sources
              .filter(Files::isRegularFile)
              .filter(source -> platforms.stream().anyMatch(id -> names(source, id)))
              .map(Path::toString)
              .toList();
    }

    assertThat(platforms).isNotEmpty();
    assertThat(naming).isEmpty();
  }

  /** As a word: an id may be part of one. */
  private static boolean names(Path source, String platform) {
    return Pattern.compile("\\b" + Pattern.quote(platform) + "\\b").matcher(text(source)).find();
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
