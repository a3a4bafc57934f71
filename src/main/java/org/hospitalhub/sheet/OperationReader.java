package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and compiles the sheets of one platform. */
public final class OperationReader {

  private final SheetUse use;
  private final Library library;
  private final List<Finding> findings;
  private final CodeColumns codes;

  /**
   * A reader.
   *
   * @param use whose sheets, and how they are used
   * @param findings receives every mistake
   */
  public OperationReader(SheetUse use, Library library, List<Finding> findings) {
    this.use = use;
    this.library = library;
    this.findings = findings;
    this.codes = new CodeColumns(use.platform(), use.model(), library.codes(), findings);
  }

  /** The operations by their keys; a sheet with a mistake is left out and its findings reported. */
  public Map<String, Operation> read() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    SheetFolder.read(use.folders(), findings)
        .sheets()
        .forEach(
            (key, sheet) -> {
              Operation operation = compile(key, sheet);
              if (operation != null) {
                operations.put(key, operation);
              }
            });
    return operations;
  }

  private @Nullable Operation compile(String key, SheetFolder.Sheet written) {
    YamlFile file = written.file();
    OperationSheet sheet = use.reversed() ? written.whole().asked(use.naming()) : written.whole();
    CanonicalOperation canonical = canonical(file, sheet);
    if (canonical == null || sheet.direction() == null) {
      return null;
    }
    Side request =
        new Side(named(written.request()), canonical.requestTypes(), canonical.sheet().request());
    Side response =
        new Side(
            named(written.response()), canonical.responseTypes(), canonical.sheet().response());
    Map<CanonicalPath, JsonNode> set = set(sheet, canonical);
    new SheetCheck(file, sheet, canonical, findings).check(request.rows(), response.rows(), set);
    errors(file, sheet);
    boolean asked = sheet.direction() == OperationSheet.Direction.INBOUND;
    return new Operation(
        use.platform(),
        key,
        sheet.operation() == null ? key : sheet.operation(),
        sheet.title(),
        sheet.spec(),
        sheet.offered(),
        sheet.direction(),
        canonical.name(),
        canonical.sheet().effect(),
        canonical.sheet().guess(),
        idempotentBy(sheet, request.rows()),
        orEmpty(sheet.keys()),
        library.dictionary().hidden(orEmpty(sheet.keys()), request.rows()),
        sheet.root(),
        sheet.reply(),
        sheet.query(),
        agrees(sheet),
        message(request, asked, set, oneOf(sheet, request.rows()), canonical.identityCards()),
        message(response, false, Map.of(), List.of(), IdentityCards.NONE),
        Stylesheets.read(file.path().resolveSibling(""), sheet.xslt(), file, findings),
        file.path());
  }

  private List<Row> named(List<Row> rows) {
    return rows.stream().map(use.naming()::of).toList();
  }

  private void errors(YamlFile file, OperationSheet sheet) {
    if (sheet.reply() != null && sheet.reply().errors() != null) {
      library.checkErrors(sheet.reply().errors().keySet(), file, "/reply/errors", findings);
    }
  }

  private @Nullable CanonicalOperation canonical(YamlFile file, OperationSheet sheet) {
    if (sheet.direction() == null) {
      findings.add(file.finding("/direction", "direction is missing", "say inbound or outbound"));
    }
    if (sheet.canonical() == null) {
      findings.add(
          file.finding("/canonical", "canonical is missing", "name an operation of canonical/"));
      return null;
    }
    CanonicalOperation canonical = library.operations().get(sheet.canonical());
    if (canonical == null) {
      findings.add(
          file.finding(
              "/canonical",
              "'" + sheet.canonical() + "' is no canonical operation",
              "name one of canonical/"));
    }
    return canonical;
  }

  private record Side(
      List<Row> rows, Map<String, FieldType> types, Map<String, CanonicalField> canonical) {}

  private Message message(
      Side side,
      boolean asked,
      Map<CanonicalPath, JsonNode> set,
      List<List<Row>> oneOf,
      IdentityCards cards) {
    new RowCheck(side.types(), codes, findings).check(side.rows());
    Shape shape = Shape.of(side.rows(), findings);
    Map<String, Field> fields = new LinkedHashMap<>();
    side.rows().forEach(row -> fields.put(row.path().toString(), row.field()));
    SchemaWriter writer =
        new SchemaWriter(false, new WireLeaf(side.types(), codes, use.forbidden(), asked));
    return new Message(
        new PartBuilder(side.types(), codes, findings).root(shape),
        new Contract(writer.write(shape), fields, use.forbidden()),
        set,
        oneOf,
        fields.values().stream().anyMatch(field -> !field.echo().isEmpty()),
        FieldNames.of(side.rows(), side.canonical()),
        cards);
  }

  private static Map<CanonicalPath, JsonNode> set(
      OperationSheet sheet, CanonicalOperation canonical) {
    Map<CanonicalPath, JsonNode> set = new LinkedHashMap<>();
    orEmpty(sheet.set())
        .forEach(
            (path, value) ->
                set.put(
                    new CanonicalPath(path.split("\\.")),
                    typed(value, canonical.requestTypes().get(path))));
    return set;
  }

  /** Where the canonical request has what a repeat is known by. */
  private static List<CanonicalPath> idempotentBy(OperationSheet sheet, List<Row> rows) {
    return orEmpty(sheet.idempotentBy()).stream()
        .flatMap(name -> rows.stream().filter(row -> row.path().toString().equals(name)))
        .map(Row::canonical)
        .filter(Objects::nonNull)
        .map(path -> new CanonicalPath(path.namesAfter(0)))
        .toList();
  }

  private static Map<CanonicalPath, CanonicalPath> agrees(OperationSheet sheet) {
    Map<CanonicalPath, CanonicalPath> agrees = new LinkedHashMap<>();
    orEmpty(sheet.agrees())
        .forEach((told, asked) -> agrees.put(CanonicalPath.of(told), CanonicalPath.of(asked)));
    return agrees;
  }

  private static JsonNode typed(String value, @Nullable FieldType type) {
    if (type == FieldType.INTEGER && value.matches(Formats.WHOLE)) {
      return LongNode.valueOf(Long.parseLong(value));
    }
    return type == FieldType.BOOLEAN && value.matches("true|false")
        ? BooleanNode.valueOf(value.equals("true"))
        : TextNode.valueOf(value);
  }

  private static List<List<Row>> oneOf(OperationSheet sheet, List<Row> rows) {
    List<List<String>> groups = sheet.requireOneOf() == null ? List.of() : sheet.requireOneOf();
    return groups.stream()
        .map(group -> rows.stream().filter(r -> group.contains(r.path().toString())).toList())
        .toList();
  }

  private static List<String> orEmpty(@Nullable List<String> names) {
    return names == null ? List.of() : names;
  }

  private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : map;
  }
}
