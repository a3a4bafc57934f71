package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.FieldType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Rows and the trees they fold into: {@code src/test/resources/his/folds/*.yaml}. */
class RowFolderTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, FieldType> TYPES =
      Map.ofEntries(
          Map.entry("appointment.id", FieldType.STRING),
          Map.entry("appointment.status", FieldType.STRING),
          Map.entry("types.string", FieldType.STRING),
          Map.entry("types.integer", FieldType.INTEGER),
          Map.entry("types.decimal", FieldType.DECIMAL),
          Map.entry("types.boolean", FieldType.BOOLEAN),
          Map.entry("types.date", FieldType.DATE),
          Map.entry("types.datetime", FieldType.DATETIME),
          Map.entry("types.time", FieldType.TIME),
          Map.entry("a[].n", FieldType.INTEGER),
          Map.entry("a[].b[].n", FieldType.INTEGER),
          Map.entry("a[].b[].c[].n", FieldType.INTEGER),
          Map.entry("c[]", FieldType.INTEGER),
          Map.entry("o.l[].p.n", FieldType.INTEGER));

  static List<Arguments> folds() throws IOException {
    List<Arguments> folds = new ArrayList<>();
    for (String file : List.of("flat", "nested")) {
      String text = Files.readString(Path.of("src/test/resources/his/folds/" + file + ".yaml"));
      for (Object fold : new Yaml().loadAll(text)) {
        JsonNode row = JSON.valueToTree(fold);
        folds.add(Arguments.of(row.path("title").asText(), row));
      }
    }
    return folds;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folds")
  void foldsRows(String title, JsonNode fold) throws Exception {
    ObjectNode tree = JSON.createObjectNode();

    try (var database =
            DriverManager.getConnection("jdbc:h2:mem:;TRACE_LEVEL_FILE=0;MODE=PostgreSQL");
        var statement = database.createStatement();
        var rows = statement.executeQuery(fold.path("sql").asText())) {
      RowFolder.compile(rows.getMetaData(), TYPES).fold(rows, tree, Attachments.NONE);
    }

    assertThat(JSON.readTree(tree.toString())).as(title).isEqualTo(fold.path("reply"));
  }
}
