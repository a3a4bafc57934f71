package org.hospitalhub.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.Upload;

/**
 * A route that nobody writes, since it follows from a sheet: one for each operation that is
 * offered, one for each upload with a timer. A written route of the same id stands instead.
 *
 * @param sheet the file it follows from
 * @param shape the template it is made from
 * @param parameters what the template is filled in with
 */
public record MadeRoute(Path sheet, String id, String shape, Map<String, String> parameters) {

  /** The template of an operation that the platform calls. */
  public static final String INBOUND = "inbound";

  /** The same, of one whose repeats are known. */
  public static final String INBOUND_WRITE = "inbound-write";

  /** The template of an operation that the hub calls. */
  public static final String OUTBOUND = "outbound";

  /** The template of an upload's timer. */
  public static final String UPLOAD = "upload";

  /** The templates that routes are made from. */
  public static final List<String> SHAPES = List.of(INBOUND, INBOUND_WRITE, OUTBOUND, UPLOAD);

  /** All that follow from the sheets. */
  public static List<MadeRoute> all(Mappings mappings) {
    Stream<MadeRoute> operations =
        mappings.platforms().values().stream()
            .map(Platform::operations)
            .flatMap(platform -> platform.values().stream())
            .filter(Operation::enabled)
            .map(MadeRoute::of);
    Stream<MadeRoute> uploads =
        mappings.library().uploads().values().stream()
            .filter(upload -> upload.sheet().cron() != null)
            .map(MadeRoute::of);
    return Stream.concat(operations, uploads).toList();
  }

  /** The id of an operation's route, made or written. */
  public static String id(String platform, String operation) {
    return platform + "-" + operation;
  }

  private static MadeRoute of(Operation operation) {
    return new MadeRoute(
        operation.file(),
        id(operation.platform(), operation.key()),
        operation.direction() == Direction.OUTBOUND
            ? OUTBOUND
            : operation.idempotentBy().isEmpty() ? INBOUND : INBOUND_WRITE,
        Map.of("platform", operation.platform(), "operation", operation.key()));
  }

  private static MadeRoute of(Upload upload) {
    return new MadeRoute(
        upload.file(),
        upload.name(),
        UPLOAD,
        Map.of("job", upload.name(), "cron", String.valueOf(upload.sheet().cron())));
  }
}
