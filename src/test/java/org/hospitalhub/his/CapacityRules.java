package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.FieldType;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Violation;
import org.junit.jupiter.api.Test;

/** What the columns hold, and what is said when they do not. */
interface CapacityRules extends HisRules {

  /** Longer than any text that a sheet allows, however a database counts it. */
  int LONGEST_TEXT = 10_000;

  /** Of an amount in canonical messages, before the point. */
  int MONEY_DIGITS = 12;

  /** A name of this many characters of the higher planes. */
  private static String rare(int characters) {
    return "𠮷".repeat(characters);
  }

  @Test
  default void holdsWhateverASheetAllowsToReachAColumn() throws IOException {
    Library library = Library.read(Path.of("mappings"), new ArrayList<>());
    List<String> narrow = new ArrayList<>();
    int seen = 0;
    for (Path path : files()) {
      String operation = path.getFileName().toString().replace(".sql", "");
      Map<String, FieldType> types = library.operations().get(operation).requestTypes();
      for (SqlFile.Statement statement : statements(path)) {
        NamedSql sql = NamedSql.parse(statement.sql());
        WriteTargets targets = WriteTargets.of(String.join("?", sql.pieces()));
        for (int i = 0; targets != null && i < sql.markers().size(); i++) {
          FieldType type = types.get(sql.markers().get(i).name());
          String column = targets.columns().get(i);
          if (type != null && column != null) {
            seen++;
            narrow(targets.table(), column, type).ifPresent(n -> narrow.add(path + ": " + n));
          }
        }
      }
    }
    assertThat(narrow).isEmpty();
    assertThat(seen).isGreaterThan(30);
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(Path.of("mappings/his/embedded"))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private static List<SqlFile.Statement> statements(Path path) throws IOException {
    return SqlFile.parse(path, Files.readString(path), new ArrayList<>()).statements();
  }

  private Optional<String> narrow(String table, String column, FieldType type) {
    String found =
        his()
            .jdbc
            .query(
                "select " + column + " from " + table + " where 1 = 0",
                rows -> {
                  ResultSetMetaData all = rows.getMetaData();
                  int digits = all.getPrecision(1) - all.getScale(1);
                  boolean narrow =
                      switch (type) {
                        case STRING, IDENTIFIER ->
                            all.getColumnClassName(1).equals(String.class.getName())
                                && all.getPrecision(1) < LONGEST_TEXT;
                        case DECIMAL -> digits < MONEY_DIGITS;
                        default -> false;
                      };
                  return narrow ? table + "." + column + " holds " + all.getPrecision(1) : "";
                });
    return Optional.ofNullable(found).filter(words -> !words.isEmpty());
  }

  @Test
  default void keepsLongNamesOfRareCharacters() {
    Message registration =
        Message.of("patient.register", "patient.id", "a4", "patient.name", rare(20))
            .with("patient.sex", "male", "patient.mobile", "99000000004")
            .with("patient.identifier.type", "id-card")
            .with("patient.identifier.value", "990000190001010004")
            .with("patient.address", rare(255));

    his().ask(registration);

    assertThat(
            his()
                .text(
                    "select name || address from patient where identifier_value = ?",
                    "990000190001010004"))
        .isEqualTo(rare(275));
  }

  /** Another hospital's table, with columns of its own. */
  private SqlConnector narrowHis() {
    his().jdbc.execute("drop table if exists narrow");
    his()
        .jdbc
        .execute(
            "create table narrow (id varchar(4) primary key, name varchar(6), amount numeric(5,2),"
                + " number integer)");
    return connector(
        """
        --> row
        select cast(:person.name as varchar) as person_name

        --> changes
        insert into narrow (id, name, amount, number)
        select cast(:person.id as varchar), upper(:person_name), cast(:amount as numeric(14,2)),
          cast(:number as bigint)
        where not exists (select 1 from narrow where id = :person.id)

        --> changes
        update narrow set name = coalesce(:person.nick, name), amount = :amount where id = :person.id
        """);
  }

  private SqlConnector connector(String text) {
    List<Finding> findings = new ArrayList<>();
    Map<String, FieldType> request = new TreeMap<>();
    request.put("person.id", FieldType.STRING);
    request.put("person.name", FieldType.STRING);
    request.put("person.nick", FieldType.STRING);
    request.put("amount", FieldType.DECIMAL);
    request.put("number", FieldType.INTEGER);
    SqlContract contract = new SqlContract("person.keep", request, Map.of(), Set.of(), Set.of());
    SqlFile file = SqlFile.parse(Path.of("person.keep.sql"), text, findings);
    SqlOperation operation = SqlOperation.compile(file, contract, findings);
    assertThat(findings).isEmpty();
    return new SqlConnector(
        Objects.requireNonNull(his().jdbc.getDataSource()),
        Map.of("person.keep", operation),
        SqlSettings.of(Map.of(), his().clock, Duration.ofSeconds(20)));
  }

  private static List<String> tooLong(SqlConnector connector, String... fields) {
    Message message =
        Message.of("person.keep", "person.id", "1", "person.name", "ab", "amount", "1.00")
            .with("number", "1")
            .with(fields);
    CanonicalException refused =
        catchThrowableOfType(
            CanonicalException.class,
            () ->
                connector.execute(
                    message.operation(), message.tree(), new CallContext("alpha", null)));
    if (refused == null) {
      return List.of();
    }
    assertThat(refused.error()).isEqualTo("too-long");
    assertThat(refused.violations())
        .allSatisfy(v -> assertThat(v.kind()).isEqualTo(Violation.Kind.TOO_LONG));
    return refused.violations().stream()
        .map(v -> v.path() + " " + v.expected().english().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  default void namesTheFieldsThatAColumnCannotHold() {
    SqlConnector narrow = narrowHis();

    assertThat(tooLong(narrow)).isEmpty();
    assertThat(tooLong(narrow, "person.id", "12345")).containsExactly("person.id 4");
    assertThat(tooLong(narrow, "person.id", "2", "person.name", "abcdefg"))
        .containsExactly("person.name 6");
    assertThat(tooLong(narrow, "person.id", "12345", "person.name", "abcdefg"))
        .containsExactlyInAnyOrder("person.id 4", "person.name 6");
    assertThat(tooLong(narrow, "person.nick", rare(7))).containsExactly("person.nick 6");
    assertThat(tooLong(narrow, "amount", "1000.00")).containsExactly("amount 3");
    assertThat(tooLong(narrow, "person.id", "3", "number", "3000000000"))
        .containsExactly("number 10");
  }
}
