package org.hospitalhub.his;

import java.util.Map;
import java.util.Set;
import org.hospitalhub.sheet.FieldType;

/**
 * What a file must keep to: the canonical operation and the configuration it may use.
 *
 * @param operation the canonical operation
 * @param request canonical request paths, {@code requests[].id}, and their types
 * @param response canonical response paths and their types
 * @param errors the canonical errors the operation may answer
 * @param config the names behind {@code :config.}
 */
public record SqlContract(
    String operation,
    Map<String, FieldType> request,
    Map<String, FieldType> response,
    Set<String> errors,
    Set<String> config) {

  public SqlContract {
    request = Map.copyOf(request);
    response = Map.copyOf(response);
    errors = Set.copyOf(errors);
    config = Set.copyOf(config);
  }
}
