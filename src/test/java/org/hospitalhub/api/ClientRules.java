package org.hospitalhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.Test;

/** Clients and keys, on any database. */
interface ClientRules {

  String OPERATOR_KEY = "an operator's key of the settings, long enough";

  Database database();

  private static SettableClock clock() {
    return new SettableClock("2026-11-20T01:00:00Z");
  }

  default Clients clients(SettableClock clock) {
    return new Clients(database().sql, clock, OPERATOR_KEY);
  }

  @Test
  default void knowsAClientByItsKeyAndKeepsOnlyTheHash() {
    SettableClock clock = clock();
    Clients clients = clients(clock);
    clients.put("his", Scopes.of(List.of("schedule.*")));

    ApiKey key = clients.addKey("his", clock.instant().plusSeconds(60)).orElseThrow();

    assertThat(clients.authenticate(key.text()))
        .contains(new Clients.Client("his", Scopes.of(List.of("schedule.*"))));
    assertThat(database().sql.sql("select * from api_key").query().singleRow().toString())
        .contains(key.id())
        .doesNotContain(key.secret());
    assertThat(key.toString()).doesNotContain(key.secret());
  }

  @Test
  default void knowsNobodyByAKeyThatIsNotQuiteOne() {
    SettableClock clock = clock();
    Clients clients = clients(clock);
    clients.put("his", Scopes.ALL);
    ApiKey key = clients.addKey("his", clock.instant().plusSeconds(60)).orElseThrow();

    assertThat(clients.authenticate(key.text() + "x")).isEmpty();
    assertThat(clients.authenticate("hub_" + key.id() + "_" + key.hash())).isEmpty();
    assertThat(clients.authenticate("hub_" + key.id())).isEmpty();
    assertThat(clients.authenticate("")).isEmpty();
    assertThat(clients.authenticate("hub_' or 1=1 --_x")).isEmpty();
  }

  @Test
  default void takesTheOldKeyUntilItExpiresWhileTheNewOneIsTriedOut() {
    SettableClock clock = clock();
    Clients clients = clients(clock);
    clients.put("his", Scopes.ALL);
    ApiKey old = clients.addKey("his", clock.instant().plusSeconds(60)).orElseThrow();
    ApiKey fresh = clients.addKey("his", clock.instant().plus(Duration.ofDays(90))).orElseThrow();

    assertThat(clients.authenticate(old.text())).isPresent();
    assertThat(clients.authenticate(fresh.text())).isPresent();
    clock.pass(Duration.ofSeconds(60));
    assertThat(clients.authenticate(old.text())).isEmpty();
    assertThat(clients.authenticate(fresh.text())).isPresent();
  }

  @Test
  default void forgetsKeysAndClientsAtOnce() {
    SettableClock clock = clock();
    Clients clients = clients(clock);
    clients.put("his", Scopes.ALL);
    ApiKey one = clients.addKey("his", clock.instant().plusSeconds(60)).orElseThrow();
    ApiKey other = clients.addKey("his", clock.instant().plusSeconds(60)).orElseThrow();

    assertThat(clients.deleteKey("lis", one.id())).isFalse();
    assertThat(clients.deleteKey("his", one.id())).isTrue();
    assertThat(clients.authenticate(one.text())).isEmpty();
    assertThat(clients.authenticate(other.text())).isPresent();
    assertThat(clients.delete("his")).isTrue();
    assertThat(clients.authenticate(other.text())).isEmpty();
    assertThat(clients.delete("his")).isFalse();
    assertThat(clients.addKey("his", clock.instant().plusSeconds(60))).isEmpty();
  }

  @Test
  default void changesWhatAClientMayDoAtOnce() {
    SettableClock clock = clock();
    Clients clients = clients(clock);
    clients.put("his", Scopes.of(List.of("schedule.*")));
    ApiKey key = clients.addKey("his", clock.instant().plusSeconds(60)).orElseThrow();

    clients.put("his", Scopes.of(List.of("refund.request")));

    assertThat(clients.authenticate(key.text()).orElseThrow().scopes().allow("schedule.suspend"))
        .isFalse();
    assertThat(clients.all()).hasSize(1);
    assertThat(clients.keys()).extracting(Clients.Key::id).containsExactly(key.id());
  }

  @Test
  default void takesTheOperatorsKeyOfTheSettings() {
    Clients clients = clients(clock());

    assertThat(clients.authenticate(OPERATOR_KEY).orElseThrow().scopes().allow("clients.write"))
        .isTrue();
    assertThat(clients.authenticate(OPERATOR_KEY + " ")).isEmpty();
  }
}
