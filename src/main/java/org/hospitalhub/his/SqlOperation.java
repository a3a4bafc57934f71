package org.hospitalhub.his;

import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.his.Directive.Refusal;
import org.hospitalhub.his.SqlFile.Statement;
import org.hospitalhub.sheet.Finding;

/** A file compiled for the canonical operation it answers: nothing is parsed per message. */
public final class SqlOperation {

  private final String name;
  private final List<CompiledStatement> statements;
  private final boolean reads;

  private SqlOperation(String name, List<CompiledStatement> statements) {
    this.name = name;
    this.statements = List.copyOf(statements);
    this.reads = statements.stream().noneMatch(CompiledStatement::writes);
  }

  /**
   * Compiles a file. What is wrong with it is added to the findings, all of it; an operation with
   * findings must not be used.
   */
  public static SqlOperation compile(SqlFile file, SqlContract contract, List<Finding> findings) {
    return new Compiler(file, contract, findings).compile();
  }

  /** The canonical operation. */
  public String name() {
    return name;
  }

  List<CompiledStatement> statements() {
    return statements;
  }

  /** It neither changes nor locks a row, so that it needs no transaction. */
  boolean reads() {
    return reads;
  }

  private record Compiler(SqlFile file, SqlContract contract, List<Finding> findings) {

    SqlOperation compile() {
      ParameterResolver resolver = new ParameterResolver(contract);
      List<CompiledStatement> compiled = new ArrayList<>();
      for (Statement statement : file.statements()) {
        checkError(statement);
        NamedSql sql = NamedSql.parse(statement.sql());
        List<Parameter> parameters = parameters(statement, sql, resolver);
        String place = file.path() + ":" + statement.line();
        compiled.add(
            new CompiledStatement(
                place, statement.directive(), sql, parameters, contract.response()));
        if (statement.directive().kind() == Directive.Kind.ROW) {
          resolver.add(SelectList.of(statement.sql()));
        }
        checkAliases(statement);
      }
      return new SqlOperation(contract.operation(), compiled);
    }

    private void checkError(Statement statement) {
      Refusal refusal = statement.directive().refusal();
      if (refusal != null && !contract.errors().contains(refusal.error())) {
        find(
            statement.line(),
            contract.operation() + " cannot answer the error '" + refusal.error() + "'",
            "use an error of mappings/canonical/" + contract.operation() + ".yaml");
      }
    }

    private List<Parameter> parameters(
        Statement statement, NamedSql sql, ParameterResolver resolver) {
      List<Parameter> parameters = new ArrayList<>();
      for (NamedSql.Marker marker : sql.markers()) {
        Parameter parameter = resolver.resolve(marker.name());
        if (parameter == null) {
          find(
              statement.line() + 1 + marker.line(),
              "unknown parameter :" + marker.name(),
              "use a request path of "
                  + contract.operation()
                  + ", hub.*, config.* or a column of an earlier row");
        } else {
          parameters.add(parameter);
        }
      }
      return parameters;
    }

    private void checkAliases(Statement statement) {
      SelectList columns = SelectList.of(statement.sql());
      if (!statement.directive().answers() || columns.open()) {
        return;
      }
      for (String alias : columns.labels()) {
        if (!contract.response().containsKey(alias)) {
          find(
              statement.line(),
              "the column \"" + alias + "\" is no response path of " + contract.operation(),
              "name it in quotes after a path of mappings/canonical/"
                  + contract.operation()
                  + ".yaml");
        }
      }
    }

    private void find(int line, String problem, String remedy) {
      findings.add(new Finding(file.path(), line, problem, remedy));
    }
  }
}
