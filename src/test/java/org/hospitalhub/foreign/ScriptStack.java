package org.hospitalhub.foreign;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stack of another language: a process that reads a call in JSON from each line of its input, and
 * writes the answer in JSON on a line of its output. It ends with the input.
 */
final class ScriptStack implements ForeignStack {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final List<String> client;
  private final List<String> check;
  private final String remedy;
  private @Nullable Optional<String> missing;
  private @Nullable Process process;
  private @Nullable BufferedReader answers;

  /**
   * A stack in {@code target/foreign/<name>}, with the files of {@code src/test/foreign/<name>}.
   *
   * @param client the command that runs it
   * @param check the command that succeeds where it can be run
   * @param remedy what to do where it cannot
   */
  ScriptStack(String name, List<String> client, List<String> check, String remedy) {
    this.folder = Path.of("target", "foreign", name);
    this.client = client;
    this.check = check;
    this.remedy = remedy;
  }

  @Override
  public synchronized Optional<String> missing() {
    if (missing == null) {
      missing = check();
    }
    return missing;
  }

  private Optional<String> check() {
    try {
      copyFiles();
      return start(check, "check.log").waitFor() == 0 ? Optional.empty() : Optional.of(remedy);
    } catch (IOException e) {
      return Optional.of(remedy);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void copyFiles() throws IOException {
    Files.createDirectories(folder);
    Path sources = Path.of("src", "test", "foreign").resolve(folder.getFileName());
    try (var files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  private Process start(List<String> command, String log) throws IOException {
    File errors = folder.resolve(log).toFile();
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors);
    if (command == check) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(errors));
    }
    return builder.start();
  }

  @Override
  public synchronized Map<String, String> call(Map<String, String> call) {
    try {
      if (process == null || answers == null) {
        process = start(client, "errors.log");
        answers = process.inputReader(StandardCharsets.UTF_8);
      }
      var calls = process.outputWriter(StandardCharsets.UTF_8);
      calls.write(JSON.writeValueAsString(call));
      calls.newLine();
      calls.flush();
      return answer(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> answer(@Nullable String line) throws IOException {
    if (line == null) {
      process = null;
      throw new IllegalStateException(Files.readString(folder.resolve("errors.log")));
    }
    return JSON.readValue(line, new TypeReference<>() {});
  }
}
