package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what cannot be the number of an identity card (GB 11643): 17 digits and a digit or X, or
 * the 15 digits of before 1999.
 *
 * @param places where a request has one
 * @param checkDigit whether the last character has to agree with the others
 */
public record IdentityCards(List<Place> places, boolean checkDigit) {

  /** Of a message that has none to check. */
  static final IdentityCards NONE = new IdentityCards(List.of(), false);

  private static final Pattern SHAPE = Pattern.compile("\\d{17}[\\dX]|\\d{15}");
  private static final String CHECK_DIGITS = "10X98765432";
  private static final int LENGTH = 18;
  private static final String KINDS = "identifier-type";
  private static final String IDENTITY_CARD = "id-card";

  /**
   * A field for the number of a certificate.
   *
   * @param path its path
   * @param value its compiled path
   * @param kind where the message says whether it is an identity card's; null when it always is
   */
  record Place(String path, String title, CanonicalPath value, @Nullable CanonicalPath kind) {

    boolean holdsIdentityCard(JsonNode message) {
      JsonNode said = kind == null ? null : kind.get(message);
      return kind == null || said != null && said.asText().equals(IDENTITY_CARD);
    }
  }

  /** Those of an operation's request: of the type itself, or beside a kind of certificate. */
  static IdentityCards of(Map<String, Field> request, boolean checkDigit) {
    List<Place> places = new ArrayList<>();
    request.forEach(
        (path, field) -> {
          String beside = path.replaceFirst("[^.]*$", "type");
          Field kind = request.get(beside);
          boolean told = kind != null && KINDS.equals(kind.codes());
          switch (CanonicalSheet.typeOf(field)) {
            case IDENTITY_CARD -> places.add(place(path, field, null));
            case IDENTIFIER -> {
              if (told) {
                places.add(place(path, field, CanonicalPath.of(beside)));
              }
            }
            default -> {
              // no number of a certificate
            }
          }
        });
    return new IdentityCards(List.copyOf(places), checkDigit);
  }

  private static Place place(String path, Field field, @Nullable CanonicalPath kind) {
    return new Place(path, field.title(), CanonicalPath.of(path), kind);
  }

  /** Those that cannot be, by their canonical paths. */
  public List<Violation> check(JsonNode canonical) {
    List<Violation> violations = new ArrayList<>();
    for (Place place : places) {
      JsonNode value = place.value().get(canonical);
      if (value != null && place.holdsIdentityCard(canonical) && !fits(value.asText())) {
        violations.add(
            new Violation(
                place.path(), place.title(), Violation.Kind.IDENTITY_CARD, Expected.NOTHING));
      }
    }
    return violations;
  }

  private boolean fits(String number) {
    return SHAPE.matcher(number).matches()
        && (!checkDigit || number.length() < LENGTH || checks(number));
  }

  private static boolean checks(String number) {
    int sum = 0;
    int weight = 1;
    for (int i = LENGTH - 2; i >= 0; i--) {
      weight = weight * 2 % 11;
      sum += weight * (number.charAt(i) - '0');
    }
    return CHECK_DIGITS.charAt(sum % 11) == number.charAt(LENGTH - 1);
  }
}
