package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The canonical fields that name a patient, or let somebody act as one, as {@code
 * canonical/private.yaml} lists them.
 */
public final class PrivateFields {

  /** Where there is no list. */
  static final PrivateFields NONE = new PrivateFields(List.of());

  private final List<Pattern> patterns;

  /**
   * The fields.
   *
   * @param fields paths below any object; {@code patient.*} is everything below a {@code patient}
   */
  PrivateFields(List<String> fields) {
    this.patterns = fields.stream().map(PrivateFields::pattern).toList();
  }

  private static Pattern pattern(String field) {
    String path = Pattern.quote(field).replace("*", "\\E.*\\Q");
    return Pattern.compile("(?:.*\\.)?" + path);
  }

  /** Whether a canonical path is one of them, in whatever list it stands. */
  public boolean have(String path) {
    String plain = path.replace("[]", "");
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
  }

  /**
   * The names of the business keys that are such fields.
   *
   * @param keys name to path of the wire message
   * @param rows that message
   */
  Set<String> among(Map<String, String> keys, List<Row> rows) {
    Set<String> hidden =
        rows.stream()
            .filter(row -> row.canonical() != null && have(row.canonical().toString()))
            .map(row -> row.path().toString())
            .collect(Collectors.toSet());
    return keys.entrySet().stream()
        .filter(key -> hidden.contains(key.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As the file has them. */
  record Listed(List<String> fields) {

    PrivateFields read() {
      return new PrivateFields(fields);
    }
  }
}
