package org.hospitalhub.sheet;

import java.util.List;
import java.util.regex.Pattern;

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

  /** As the file has them. */
  record Listed(List<String> fields) {

    PrivateFields read() {
      return new PrivateFields(fields);
    }
  }
}
