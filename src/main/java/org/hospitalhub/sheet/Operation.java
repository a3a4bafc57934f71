package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a platform, compiled from its sheet; immutable, shared by all threads.
 *
 * @param platform the platform's id, the folder's name
 * @param key the operation's key on the platform, the file's stem
 * @param called what the wire calls it: its key, unless several sheets are one operation there
 * @param enabled whether it is offered; one that is not has no route
 * @param canonical the canonical operation
 * @param effect whether it changes anything behind the hub
 * @param guess which refusal means that a secret was guessed wrong; null when there is none
 * @param idempotentBy paths of the canonical request by which a repeat is known
 * @param keys business keys: name to path of the wire request
 * @param privateKeys the names of those that name a patient: they are kept as digests
 * @param root the root elements of its documents; null when they are the platform's
 * @param agrees what the answer must say as it was asked, and says so where it does not tell: path
 *     of the canonical response to path of the canonical request
 * @param query how to learn what became of a message whose answer never came; null where a repeat
 *     does no harm
 */
public record Operation(
    String platform,
    String key,
    String called,
    String title,
    String spec,
    boolean enabled,
    OperationSheet.Direction direction,
    String canonical,
    CanonicalSheet.Effect effect,
    CanonicalSheet.@Nullable Guess guess,
    List<CanonicalPath> idempotentBy,
    Map<String, String> keys,
    Set<String> privateKeys,
    OperationSheet.@Nullable Root root,
    OperationSheet.@Nullable Reply reply,
    OperationSheet.@Nullable Query query,
    Map<CanonicalPath, CanonicalPath> agrees,
    Message request,
    Message response,
    Stylesheets stylesheets,
    Path file) {

  /** The titles of the fields that a repeat of its request is known by. */
  public String repeatedBy() {
    Set<String> known =
        idempotentBy.stream().map(CanonicalPath::toString).collect(Collectors.toSet());
    return request.names().rows().stream()
        .filter(row -> known.contains(String.valueOf(row.canonical())))
        .map(row -> row.field().title())
        .distinct()
        .collect(Collectors.joining("、"));
  }

  /** {@code <platform>/<key>}, as routes, journal and cases name it. */
  public String id() {
    return platform + "/" + key;
  }
}
