package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing that canonical messages speak of, and its fields: {@code canonical/fields/<noun>.yaml}.
 *
 * @param lists the names of lists of it
 * @param hidden whether everything below it names a patient
 * @param fields its fields by their paths below it
 */
public record Noun(
    Title title,
    @Nullable List<String> lists,
    @JsonProperty("private") boolean hidden,
    Map<String, Term> fields) {

  /** The names of lists of it. */
  @Override
  public List<String> lists() {
    return lists == null ? List.of() : lists;
  }

  /** What a list of it is called. */
  Term asTerm() {
    return new Term(title.en(), title.zh(), FieldType.STRING, null, null, null, hidden);
  }
}
