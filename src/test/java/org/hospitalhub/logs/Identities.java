package org.hospitalhub.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names, numbers, phones and addresses of the patients that do not exist: of the demonstration
 * data, of the cases, and of tests, which make theirs up in one way.
 */
public final class Identities {

  /** Tests name patients 测试患者…, and begin certificates, cards and phones with 99000. */
  private static final Pattern OF_TESTS = Pattern.compile("测试患者|(?<!\\d)99000\\d{5,}|虚构街");

  private static final Set<String> PERSONAL =
      Set.of("name", "value", "number", "mobile", "phone", "address", "birthDate");

  private static final Pattern PATIENT_ROWS =
      Pattern.compile("insert into patient \\(.*?on conflict|insert into patient \\(.*?-->", 32);
  private static final Pattern LITERAL = Pattern.compile("'([^']+)'");
  private static final Pattern TELLING =
      Pattern.compile(".*\\p{IsHan}.*|(?=.*\\d)[\\p{ASCII}]{8,}");

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Set<String> values = new TreeSet<>();

  private Identities() {}

  /** All of this project. */
  public static Identities ofTheProject() {
    Identities all = new Identities();
    all.addRows(Path.of("src/main/resources/db/his-demo"));
    all.addRows(Path.of("src/test/resources/his"));
    files(Path.of("src/test/resources/cases"), ".yaml").forEach(all::addPatients);
    return all;
  }

  /** Those that a text names. */
  public List<String> in(String text) {
    Stream<String> known = values.stream().filter(text::contains);
    Stream<String> made = OF_TESTS.matcher(text).results().map(result -> result.group());
    return Stream.concat(known, made).distinct().toList();
  }

  Set<String> values() {
    return values;
  }

  private void addRows(Path folder) {
    for (Path file : files(folder, ".sql").toList()) {
      Matcher rows = PATIENT_ROWS.matcher(read(file));
      while (rows.find()) {
        LITERAL.matcher(rows.group()).results().forEach(literal -> add(literal.group(1)));
      }
    }
  }

  private void addPatients(Path file) {
    try {
      for (JsonNode patient : YAML.readTree(read(file)).findValues("patient")) {
        PERSONAL.forEach(field -> patient.findValues(field).forEach(value -> add(value.asText())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private void add(String value) {
    if (TELLING.matcher(value).matches() && value.length() > 1) {
      values.add(value);
    }
  }

  static Stream<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    Predicate<Path> wanted = file -> file.toString().endsWith(ending);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
