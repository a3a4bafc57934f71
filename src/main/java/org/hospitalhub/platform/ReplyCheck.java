package org.hospitalhub.platform;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet;
import org.hospitalhub.sheet.YamlFile;
import org.jspecify.annotations.Nullable;

/** Whether what is said of fields around a reply is said of fields that are there. */
record ReplyCheck(YamlFile file, Descriptor descriptor, List<Finding> findings) {

  void check(Map<String, Operation> operations) {
    Descriptor.Envelope envelope = descriptor.envelope();
    Set<String> fields = fields(envelope.success(), envelope.failure());
    check(file, "/envelope/accepts", keys(envelope.accepts()), fields);
    check(file, "/envelope/lengths", keys(envelope.lengths()), fields);
    operations.values().stream().filter(o -> o.reply() != null).forEach(this::check);
  }

  private void check(Operation operation) {
    OperationSheet.Reply own = operation.reply();
    Descriptor.Envelope envelope = descriptor.envelope();
    Set<String> fields =
        fields(
            own.success() == null ? envelope.success() : own.success(),
            own.failure() == null ? envelope.failure() : own.failure());
    YamlFile sheet = YamlFile.read(operation.file());
    check(sheet, "/reply/accepts", keys(own.accepts()), fields);
    check(sheet, "/reply/lengths", keys(own.lengths()), fields);
    check(sheet, "/reply/last", own.last() == null ? List.of() : own.last(), fields);
  }

  private static Set<String> fields(Map<String, ?> success, Map<String, ?> failure) {
    Set<String> fields = new HashSet<>(success.keySet());
    fields.addAll(failure.keySet());
    return fields;
  }

  private static Collection<String> keys(@Nullable Map<String, ?> map) {
    return map == null ? List.of() : map.keySet();
  }

  private void check(YamlFile at, String pointer, Collection<String> names, Set<String> fields) {
    names.stream()
        .filter(name -> !fields.contains(name))
        .forEach(
            name ->
                findings.add(
                    at.finding(
                        pointer,
                        "'" + name + "' is no field of success or failure",
                        "correct the path")));
  }
}
