package org.hospitalhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalhub.sheet.FileSchemas;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.YamlFile;

/** {@code mappings/lint-allow.yaml}: findings that are accepted, each with its reason. */
final class AllowList {

  static final String FILE = "lint-allow.yaml";

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private AllowList() {}

  /** What is left of the remarks, and what no longer stands in the list for anything. */
  static List<Remark> apply(Project project, Path folder, List<Remark> remarks) {
    YamlFile file = project.yaml().get(project.mappings().resolve(FILE));
    if (file == null) {
      return remarks;
    }
    List<Remark> left = new ArrayList<>(remarks);
    try {
      JsonNode entries = FileSchemas.read(file, "allow", JsonNode.class);
      for (int i = 0; i < entries.size(); i++) {
        JsonNode entry = entries.get(i);
        boolean applies = left.removeIf(remark -> means(entry, remark, folder));
        if (!applies && project.complete()) {
          left.add(new Remark("unused-exception", unused(file, i, entry)));
        }
      }
    } catch (RejectedFileException e) {
      e.findings().forEach(finding -> left.add(new Remark("", finding)));
    }
    return left;
  }

  private static boolean means(JsonNode entry, Remark remark, Path folder) {
    String file = folder.relativize(remark.finding().file()).toString().replace('\\', '/');
    Matcher about = QUOTED.matcher(remark.finding().problem());
    return Map.of("id", remark.check(), "file", file, "about", about.find() ? about.group(1) : "")
        .entrySet()
        .stream()
        .allMatch(e -> entry.path(e.getKey()).asText().equals(e.getValue()));
  }

  private static Finding unused(YamlFile file, int i, JsonNode entry) {
    return file.finding(
        "/" + i,
        "no finding of "
            + entry.path("id").asText()
            + " is about '"
            + entry.path("about").asText()
            + "'",
        "remove the entry");
  }
}
