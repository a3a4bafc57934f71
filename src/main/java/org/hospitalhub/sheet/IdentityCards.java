package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what cannot be the number of an identity card, and what cannot be a date of birth.
 *
 * @param cards where a request has the number of a certificate
 * @param births where it has a date of birth
 * @param rules what can be
 */
public record IdentityCards(List<Place> cards, List<Place> births, PersonRules rules) {

  /** Of a message that has none to check. */
  static final IdentityCards NONE =
      new IdentityCards(List.of(), List.of(), new PersonRules(false, Clock.systemUTC()));

  private static final String KINDS = "identifier-type";
  private static final String IDENTITY_CARD = "id-card";

  /**
   * A field to check.
   *
   * @param path its path
   * @param value its compiled path
   * @param kind where the message says whether it is an identity card's; null for a date of birth
   */
  record Place(String path, String title, CanonicalPath value, @Nullable CanonicalPath kind) {

    /** The value to check; null when there is none. */
    @Nullable String in(JsonNode message) {
      JsonNode said = kind == null ? null : kind.get(message);
      boolean meant = kind == null || said != null && said.asText().equals(IDENTITY_CARD);
      JsonNode found = meant ? value.get(message) : null;
      return found == null ? null : found.asText();
    }

    Violation violation(Violation.Kind wrong) {
      return new Violation(path, title, wrong, Expected.NOTHING);
    }
  }

  /** Those of an operation's request: numbers beside a kind of certificate. */
  static IdentityCards of(Map<String, CanonicalField> request, PersonRules rules) {
    List<Place> cards = new ArrayList<>();
    List<Place> births = new ArrayList<>();
    request.forEach(
        (path, field) -> {
          String beside = path.replaceFirst("[^.]*$", "type");
          CanonicalField kind = request.get(beside);
          boolean told = kind != null && KINDS.equals(kind.codes());
          if (field.type() == FieldType.BIRTH_DATE) {
            births.add(place(path, field, null));
          } else if (field.type() == FieldType.IDENTIFIER && told) {
            cards.add(place(path, field, CanonicalPath.of(beside)));
          }
        });
    return new IdentityCards(List.copyOf(cards), List.copyOf(births), rules);
  }

  private static Place place(String path, CanonicalField field, @Nullable CanonicalPath kind) {
    return new Place(path, field.title(), CanonicalPath.of(path), kind);
  }

  /** Those that cannot be, by their canonical paths. */
  public List<Violation> check(JsonNode canonical) {
    List<Violation> violations = new ArrayList<>();
    for (Place place : cards) {
      String number = place.in(canonical);
      if (number != null && !rules.isCard(number)) {
        violations.add(place.violation(Violation.Kind.IDENTITY_CARD));
      }
    }
    for (Place place : births) {
      String date = place.in(canonical);
      if (date != null && !rules.isBirthDate(date)) {
        violations.add(place.violation(Violation.Kind.BIRTH_DATE));
      }
    }
    return violations;
  }
}
