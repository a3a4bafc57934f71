package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract of one side of an operation, a compiled JSON Schema (draft 2020-12). */
public final class Contract {

  private final Schema schema;
  private final Map<String, Field> fields;
  private final Violations violations;

  Contract(ObjectNode schema, Map<String, Field> fields, @Nullable String forbidden) {
    this.fields = fields;
    this.violations = new Violations(fields, forbidden);
    Dialect.Builder dialect = Dialect.builder(Dialects.getDraft202012());
    fields.values().stream()
        .map(Field::format)
        .distinct()
        .filter(f -> f != null)
        .map(WireFormat::find)
        .filter(f -> f != null) // what is no format was reported
        .forEach(dialect::format);
    this.schema =
        SchemaRegistry.withDialect(
                dialect.build(),
                registry ->
                    registry.schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
            .getSchema(schema);
  }

  /** The fields by path, in the table's order. */
  public Map<String, Field> fields() {
    return fields;
  }

  /** The JSON Schema itself, for documents about the contract. */
  public JsonNode jsonSchema() {
    return schema.getSchemaNode();
  }

  /**
   * Everything in a message that does not fit, in the order of the contract; empty when it fits.
   */
  public List<Violation> check(JsonNode message) {
    List<Error> errors = schema.validate(message);
    List<Unreadable> unreadable = Unreadable.in(message);
    return errors.isEmpty() && unreadable.isEmpty() ? List.of() : violations.of(errors, unreadable);
  }
}
