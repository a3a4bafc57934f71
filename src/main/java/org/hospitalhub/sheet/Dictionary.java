package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The canonical language: every field once, by the noun that it belongs to.
 *
 * <p>A path of an operation means the field of its longest suffix that is here: {@code
 * queues[].campus.id} is {@code campus.id}. A list stands for its noun: {@code
 * appointments[].reference} is {@code appointment.reference}. The operation's noun stands before
 * the path, and before each suffix of several names: {@code patient.id} of {@code
 * registration.search} is {@code registration.patient.id}, where that is here. Its noun or its verb
 * stands before a single name: {@code limit} of {@code hospital.due} is {@code due.limit}.
 *
 * @param nouns by name
 * @param lists the name of a list to the noun that it is a list of
 * @param whole whether every file of it could be read
 */
public record Dictionary(Map<String, Noun> nouns, Map<String, String> lists, boolean whole) {

  /**
   * A field, found.
   *
   * @param name its noun and its path below it, {@code campus.id}
   */
  public record Found(String name, Term term) {

    /** One that may stand in a file that cannot be read, which is a finding already. */
    static Found unread(FieldPath path) {
      String name = path.toString();
      return new Found(name, new Term(name, name, FieldType.STRING, null, null, null, true));
    }
  }

  /**
   * Reads {@code canonical/fields/}.
   *
   * @param codes the code tables there are
   */
  static Dictionary read(Path folder, Set<String> codes, List<Finding> findings) {
    Map<String, Noun> nouns = new TreeMap<>();
    Map<String, String> lists = new HashMap<>();
    List<Finding> unread = new ArrayList<>();
    YamlFolder.forEach(
        folder,
        unread,
        (name, file) -> {
          Noun noun = FileSchemas.read(file, "noun", Noun.class);
          nouns.put(name, noun);
          lists(name, noun, file, lists, findings);
          codes(noun, file, codes, findings);
        });
    findings.addAll(unread);
    return new Dictionary(nouns, lists, unread.isEmpty());
  }

  private static void lists(
      String name, Noun noun, YamlFile file, Map<String, String> lists, List<Finding> findings) {
    for (String list : noun.lists()) {
      String other = lists.putIfAbsent(list, name);
      if (other != null) {
        findings.add(
            file.finding(
                "/lists",
                "'" + list + "' is a list of '" + other + "' already",
                "name it in one of the two"));
      }
    }
  }

  private static void codes(Noun noun, YamlFile file, Set<String> codes, List<Finding> findings) {
    noun.fields()
        .forEach(
            (path, term) -> {
              if (term.codes() != null && !codes.contains(term.codes())) {
                findings.add(
                    file.finding(
                        "/fields" + YamlFile.step(path),
                        "there is no code table '" + term.codes() + "'",
                        "add codes/" + term.codes() + ".yaml"));
              }
            });
  }

  /** The field that a path of an operation means; null when there is none. */
  public @Nullable Found find(String operation, FieldPath path) {
    List<FieldPath.Step> steps = path.steps();
    String noun = operation.replaceFirst("\\..*", "");
    if (steps.size() == 1) {
      Found own = field(noun, path.toString());
      return own != null ? own : field(operation.replaceFirst(".*\\.", ""), path.toString());
    }
    for (int i = 0; i < steps.size(); i++) {
      String suffix = new FieldPath(steps.subList(i, steps.size())).toString();
      Found found = i < steps.size() - 1 ? field(noun, suffix) : null;
      if (found == null && i > 0) {
        found = field(noun(steps.get(i - 1)), suffix);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found field(@Nullable String noun, String path) {
    Noun known = noun == null ? null : nouns.get(noun);
    Term term = known == null ? null : known.fields().get(path);
    return term == null ? null : new Found(noun + "." + path, term);
  }

  /** What a name of a path speaks of; null when that is no noun. */
  private @Nullable String noun(FieldPath.Step step) {
    return step.list() ? lists.get(step.name()) : step.name();
  }

  /** What a list is called, by the noun that it is a list of; null when nobody knows. */
  @Nullable Found listed(FieldPath path) {
    Noun noun = nouns.get(String.valueOf(noun(path.steps().get(path.steps().size() - 1))));
    return noun == null ? null : new Found(path.toString(), noun.asTerm());
  }

  /**
   * Whether a value there names a patient, or lets somebody act as one: journal and outbox keep
   * business keys with such values as keyed digests.
   */
  public boolean hides(String path) {
    FieldPath parsed = FieldPath.of(path);
    for (FieldPath.Step step : parsed.steps()) {
      Noun noun = nouns.get(String.valueOf(noun(step)));
      if (noun != null && noun.hidden()) {
        return true;
      }
    }
    Found found = find("", parsed);
    return found == null
        ? nouns.values().stream().anyMatch(noun -> hides(noun, path))
        : found.term().hidden();
  }

  /**
   * The names of the business keys with such values.
   *
   * @param keys name to path of the wire message
   * @param rows that message
   */
  Set<String> hidden(Map<String, String> keys, List<Row> rows) {
    Set<String> fields =
        rows.stream()
            .filter(row -> row.canonical() != null && hides(row.canonical().toString()))
            .map(row -> row.path().toString())
            .collect(Collectors.toSet());
    return keys.entrySet().stream()
        .filter(key -> fields.contains(key.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean hides(Noun noun, String path) {
    Term term = noun.fields().get(path);
    return term != null && term.hidden();
  }
}
