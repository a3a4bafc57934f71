package org.hospitalhub.routes;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.YamlFile;

/** Camel's own schema of its YAML. */
final class RouteSchema {

  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  private final Schema schema = load();

  /** The mistakes of one file: of each line, the one that lies deepest. */
  List<Finding> check(YamlFile file) {
    Map<Integer, Error> deepest = new TreeMap<>();
    Comparator<Error> byDepth =
        Comparator.comparingInt(e -> e.getInstanceLocation().getNameCount());
    for (Error error : schema.validate(file.tree())) {
      deepest.merge(file.line(pointer(error)), error, (a, b) -> byDepth.compare(a, b) < 0 ? b : a);
    }
    return deepest.values().stream().map(error -> finding(file, error)).toList();
  }

  private static Finding finding(YamlFile file, Error error) {
    String remedy = "write it as Camel's YAML DSL has it";
    return file.finding(pointer(error), error.getMessage(), remedy);
  }

  /** Where it is; a property that should not be there is more exact than what it stands in. */
  private static String pointer(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    return property == null ? pointer : pointer + YamlFile.step(property);
  }

  private static Schema load() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().locale(Locale.ENGLISH).preloadSchema(false).build();
    try (InputStream in = CamelContext.class.getResourceAsStream(RESOURCE)) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_4, registry -> registry.schemaRegistryConfig(config))
          .getSchema(Objects.requireNonNull(in, RESOURCE), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
