package org.hospitalhub.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hospitalhub.sheet.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who sends what: a node claims deliveries for a while and settles them. A claim that has ended is
 * anyone's, and what the node that had it brings later is not taken.
 */
final class Claims {

  /** Only the first unsettled delivery of a lane can be claimed. */
  private static final String FREE =
      """
      and not exists (
        select 1 from outbox_delivery e
        where e.platform = d.platform and e.open_lane = d.lane and e.id < d.id)
      """;

  /** Only who has the claim. */
  private static final String MINE =
      "where id = :id and state = 'sending' and claimed_by = :node and attempts = :attempts";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final DeliveryStore deliveries;
  private final Content content;
  private final Incidents incidents;
  private final Replacements replacements;
  private final OutboxSettings settings;
  private final Clock clock;

  Claims(
      JdbcClient jdbc,
      TransactionOperations transactions,
      DeliveryStore deliveries,
      Content content,
      Incidents incidents,
      Replacements replacements,
      OutboxSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.content = content;
    this.incidents = incidents;
    this.replacements = replacements;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes what is due at a platform, at most so many: what is part of a batch gives way. */
  List<Delivery> claim(String platform, int most) {
    return transactions.execute(
        status -> {
          List<Long> ids = new ArrayList<>(due(platform, DeliveryStore.ALONE, most));
          if (ids.size() < most) {
            ids.addAll(due(platform, DeliveryStore.BATCHED, most - ids.size()));
          }
          return take(ids);
        });
  }

  /** The order is that of the index, also for a database that does not see that two are fixed. */
  private List<Long> due(String platform, int tier, int most) {
    return jdbc.sql(
            """
            select d.id from outbox_delivery d
            where d.platform = :platform and d.tier = :tier and d.due <= :now
            """
                + FREE
                + "order by d.platform, d.tier, d.due limit :most for update skip locked")
        .param("platform", platform)
        .param("tier", tier)
        .param("now", SqlTimes.of(clock.instant()))
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /**
   * Takes one that is free, due or not; nothing when another node has it or its lane is blocked.
   */
  Optional<Delivery> claim(Delivery delivery) {
    return transactions.execute(
        status ->
            take(
                    jdbc.sql(
                            """
                            select d.id from outbox_delivery d
                            where d.id = :id and d.state in ('pending', 'unknown')
                            """
                                + FREE
                                + "for update skip locked")
                        .param("id", delivery.id())
                        .query(Long.class)
                        .list())
                .stream()
                .findFirst());
  }

  private List<Delivery> take(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    jdbc.sql(
            """
            update outbox_delivery set state = 'sending', attempts = attempts + 1,
              claimed_by = :node, due = :until, changed = :now
            where id in (:ids)
            """)
        .param("node", settings.node())
        .param("until", SqlTimes.of(now.plus(settings.lease())))
        .param("now", SqlTimes.of(now))
        .param("ids", ids)
        .update();
    return deliveries.find(ids);
  }

  /**
   * Notes that a delivery is on its way from now on.
   *
   * @return whether the claim still held; when not, it must not be sent
   */
  boolean sending(Delivery claimed) {
    return jdbc.sql("update outbox_delivery set undone = false " + MINE)
            .param("id", claimed.id())
            .param("node", settings.node())
            .param("attempts", claimed.attempts())
            .update()
        == 1;
  }

  /**
   * Settles a delivery that this node has claimed.
   *
   * @return whether the claim still held; when not, another node has taken over
   */
  boolean settle(Delivery claimed, DeliveryUpdate settlement) {
    Boolean incident =
        transactions.execute(
            status -> {
              boolean held = settlement.state() == Delivery.State.HELD;
              boolean replaceable = held && replacements.lock(claimed);
              if (!update(claimed, settlement)) {
                return null;
              }
              return held
                  && !(replaceable && replacements.replace(claimed))
                  && incidents.open(claimed, String.valueOf(settlement.error()));
            });
    if (Boolean.TRUE.equals(incident)) {
      incidents.alert(claimed, settlement);
    }
    return incident != null;
  }

  private boolean update(Delivery claimed, DeliveryUpdate to) {
    return jdbc.sql(
                """
                update outbox_delivery set state = :state, failures = :failures, due = :due,
                  open_lane = case when :open then lane end, claimed_by = null, error = :error,
                  detail = :detail, platform_code = :code, words = :words, answer = :answer,
                  changed = :now, undone = undone or :undone
                """
                    + MINE)
            .param("state", to.state().text())
            .param("failures", to.failures())
            .param("undone", to.undone())
            .param("due", SqlTimes.ofNullable(to.due()))
            .param("open", to.state().open())
            .param("error", to.error())
            .param("detail", cut(to.detail(), 1000))
            .param("code", cut(to.code(), 200))
            .param("words", to.words() == null ? null : content.sealText(to.words()))
            .param("answer", to.answer() == null ? null : content.seal(to.answer()))
            .param("now", SqlTimes.of(clock.instant()))
            .param("id", claimed.id())
            .param("node", settings.node())
            .param("attempts", claimed.attempts())
            .update()
        == 1;
  }

  private static @Nullable String cut(@Nullable String text, int length) {
    return text == null ? null : StorableText.first(text, length);
  }
}
