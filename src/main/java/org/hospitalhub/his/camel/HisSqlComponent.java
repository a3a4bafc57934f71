package org.hospitalhub.his.camel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.his.CallContext;
import org.hospitalhub.his.SqlConnector;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.hospitalhub.watch.HisMeters;
import org.hospitalhub.watch.HisMeters.Ending;
import org.springframework.stereotype.Component;

/**
 * {@code his-sql:<connector>}: answers the canonical operation of the exchange from a HIS database
 * by the SQL files of {@code mappings/his/<connector>/}.
 *
 * <p>It throws only when the database is down or slow. Any other failure, a refusal or a mistake in
 * a file, becomes the body, and the next step that wants the reply throws it: a circuit breaker
 * between them counts every exception, and Camel takes one that a breaker is told not to count for
 * a success.
 */
@Component("his-sql")
final class HisSqlComponent extends StepComponent {

  private final Map<String, SqlConnector> live = new ConcurrentHashMap<>();
  private final HisMeters meters;

  HisSqlComponent(LiveMappings mappings, HisDatabases databases, HisMeters meters) {
    this.meters = meters;
    mappings.onChange(
        current ->
            databases
                .all()
                .forEach(
                    (name, database) ->
                        live.put(
                            name,
                            new SqlConnector(
                                database.dataSource(),
                                current.connectors().getOrDefault(name, Map.of()),
                                database.settings()))));
  }

  @Override
  protected Processor step(String[] path) {
    if (path.length != 1 || !live.containsKey(path[0])) {
      throw unknown(String.join("/", path), String.join(", ", live.keySet()));
    }
    return exchange -> answer(path[0], exchange);
  }

  /** Who asked knows the fields by the names of the own message. */
  private static RuntimeException named(RuntimeException failure, Exchange exchange) {
    Call call = Call.of(exchange);
    return failure instanceof CanonicalException error && call != null && call.operation() != null
        ? call.operation().request().inItsNames(error)
        : failure;
  }

  private void answer(String connector, Exchange exchange) {
    String operation = exchange.getVariable(Call.CANONICAL_OPERATION, String.class);
    CallContext context =
        new CallContext(
            exchange.getVariable(Call.PLATFORM, String.class),
            exchange.getVariable(Call.HOSPITAL, String.class));
    ObjectNode request = (ObjectNode) Call.body(exchange);
    long start = System.nanoTime();
    Ending ending = Ending.SUCCESS;
    String error = "";
    try {
      exchange.getMessage().setBody(live.get(connector).execute(operation, request, context));
    } catch (UnavailableException e) {
      ending = Ending.UNAVAILABLE;
      error = e.error();
      throw e;
    } catch (RuntimeException e) {
      ending = e instanceof CanonicalException ? Ending.REFUSED : Ending.FAILED;
      exchange.getMessage().setBody(named(e, exchange));
    } finally {
      meters.ended(connector, operation, ending, error, System.nanoTime() - start);
    }
  }
}
