package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What two requests have in common that ask for the same: everything but the fields that the
 * canonical sheet calls incidental, such as who typed it.
 *
 * @param incidental where those fields are
 */
public record Identity(List<CanonicalPath> incidental) {

  static Identity of(CanonicalSheet sheet) {
    return new Identity(sheet.incidental().stream().map(CanonicalPath::of).toList());
  }

  /** What identifies a canonical request, as text. */
  public String of(ObjectNode request) {
    return in(request).toString();
  }

  /** What of a canonical request identifies it. */
  public ObjectNode in(ObjectNode request) {
    if (incidental.isEmpty()) {
      return request;
    }
    ObjectNode copy = request.deepCopy();
    incidental.forEach(path -> path.remove(copy));
    return copy;
  }
}
