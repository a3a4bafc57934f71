package org.hospitalhub.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A flat path to a field: {@code list.item[].schid}; {@code []} marks a list.
 *
 * @param steps its names, outermost first
 */
public record FieldPath(List<Step> steps) {

  /** The message itself. */
  static final FieldPath ROOT = new FieldPath(List.of());

  /** One name of a path, and whether a list stands there. */
  public record Step(String name, boolean list) {
    @Override
    public String toString() {
      return list ? name + "[]" : name;
    }
  }

  /** Reads a path as it is written in a sheet. */
  public static FieldPath of(String text) {
    List<Step> steps = new ArrayList<>();
    for (String name : text.split("\\.", -1)) {
      boolean list = name.endsWith("[]");
      steps.add(new Step(list ? name.substring(0, name.length() - 2) : name, list));
    }
    return new FieldPath(List.copyOf(steps));
  }

  /** This path with another one below it. */
  public FieldPath plus(FieldPath below) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(below.steps);
    return new FieldPath(List.copyOf(all));
  }

  /** How many lists stand on the way. */
  public int lists() {
    return (int) steps.stream().filter(Step::list).count();
  }

  /** The path up to and including its n-th list (1-based); empty for 0. */
  public FieldPath upToList(int n) {
    int seen = 0;
    for (int i = 0; n > 0 && i < steps.size(); i++) {
      if (steps.get(i).list() && ++seen == n) {
        return new FieldPath(steps.subList(0, i + 1));
      }
    }
    return ROOT;
  }

  /** The names behind the first {@code length} steps. */
  public String[] namesAfter(int length) {
    return steps.subList(length, steps.size()).stream().map(Step::name).toArray(String[]::new);
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("."));
  }
}
