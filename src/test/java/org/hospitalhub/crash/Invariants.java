package org.hospitalhub.crash;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.hospitalhub.crash.Ledger.Booking;
import org.hospitalhub.crash.Ledger.Reservation;
import org.hospitalhub.crash.Ledger.Said;
import org.hospitalhub.crash.Ledger.State;
import org.hospitalhub.crash.PlatformStub.Acceptance;

/** Nothing is lost, nothing is doubled, nothing is stuck. */
record Invariants(Ledger ledger, Databases databases, PlatformStub platform) {

  private static final String REFERENCES =
      "select reference, slot_id, state, id from appointment where platform = 'zhejiang'";

  private static final String DUE =
      """
      select password from appointment
      where platform = 'zhejiang' and state in ('booked', 'paid') and password is not null\
      """;

  /** All of it. */
  void holds() {
    everyBookingExistsOnce();
    everyBookingOfTheCityExistsOnce();
    noSlotIsSoldTwice();
    everyBookingIsInTheJournal();
    nothingIsStuck();
    everythingSaidArrived();
    everyVisitThatIsDueArrived();
  }

  /** Every booking is what its caller was told last, and there is no other. */
  private void everyBookingExistsOnce() {
    List<List<String>> appointments = databases.askHis(REFERENCES);
    Map<String, List<String>> found =
        appointments.stream().collect(toMap(row -> row.get(0), Function.identity()));

    assertThat(found.keySet())
        .isEqualTo(
            ledger.bookings().values().stream()
                .filter(booking -> booking.state() != State.REFUSED)
                .map(Booking::reference)
                .collect(toSet()));
    found.forEach((reference, row) -> assertIs(ledger.bookings().get(reference), row));
  }

  private static void assertIs(Booking booking, List<String> row) {
    assertThat(row.get(1)).isEqualTo(booking.slot());
    assertThat(row.get(2))
        .as("%s", booking)
        .isEqualTo(booking.state().name().toLowerCase(Locale.ROOT));
    if (!booking.number().isEmpty()) {
      assertThat(row.get(3)).isEqualTo(booking.number());
    }
  }

  private void everyBookingOfTheCityExistsOnce() {
    Map<String, Boolean> found =
        databases
            .askHis("select reference, state from appointment where platform = 'suzhou'")
            .stream()
            .collect(toMap(row -> row.get(0), row -> row.get(1).equals("cancelled")));
    Map<String, Boolean> told =
        ledger.reservations().values().stream()
            .collect(toMap(Reservation::reference, Reservation::cancelled));

    assertThat(found).isEqualTo(told);
  }

  /** A slot and the appointment that has it know of each other, one to one. */
  private void noSlotIsSoldTwice() {
    assertThat(
            databases.askHis(
                """
                select slot_id from appointment where state in ('booked', 'locked', 'paid')
                group by slot_id having count(*) > 1\
                """))
        .isEmpty();
    assertThat(
            databases.askHis(
                """
                select s.id, s.state from slot s
                left join appointment a
                  on a.slot_id = s.id and a.state in ('booked', 'locked', 'paid')
                where (s.state in ('booked', 'locked')) <> (a.id is not null)\
                """))
        .isEmpty();
  }

  /** What the HIS has said has reached the platform, and under one content only. */
  private void everythingSaidArrived() {
    Map<String, Acceptance> accepted =
        platform.accepted().stream()
            .collect(toMap(a -> a.operation() + " " + a.key(), Function.identity(), (a, b) -> a));

    assertThat(platform.accepted())
        .filteredOn(acceptance -> acceptance.operation().equals("200109"))
        .allSatisfy(refund -> assertThat(refund.times()).as("%s", refund).isEqualTo(1));
    for (Said said : ledger.said()) {
      Acceptance acceptance = accepted.get(said.id());
      assertThat(acceptance).as("%s", said).isNotNull();
      assertThat(acceptance.contents()).as("%s", said).isEqualTo(1);
      if (said.once()) {
        assertThat(acceptance.times()).as("%s", said).isEqualTo(1);
      }
      if (said.operation().equals("200105")) {
        assertThat(accepted.get("200104 " + said.key()).last())
            .as("the suspension before its revocation: %s", said)
            .isLessThan(acceptance.first());
      }
    }
  }

  /** What was booked has been uploaded, and under one content only. */
  private void everyVisitThatIsDueArrived() {
    Map<String, Integer> uploaded =
        platform.accepted().stream()
            .filter(acceptance -> acceptance.operation().equals("200106"))
            .collect(toMap(Acceptance::key, Acceptance::contents, Integer::sum));

    databases.askHis(DUE).forEach(row -> assertThat(uploaded).containsEntry(row.get(0), 1));
  }

  /** All entries have come to an end. */
  private void nothingIsStuck() {
    assertThat(stuck()).isEmpty();
    await("claims are in doubt by themselves").until(() -> locked().isEmpty());
  }

  /**
   * Requests that cannot be repeated yet. One whose reply could not be stored, because the database
   * was away, stays claimed for a minute; a repeat asks the HIS from then on.
   */
  private List<List<String>> locked() {
    return databases.askHub(
        """
        select operation, state from idempotent_reply
        where state = 'in-doubt'
          or state = 'running' and started > current_timestamp - interval '60' second\
        """);
  }

  /** What has not come to an end yet. */
  List<List<String>> stuck() {
    return databases.askHub(
        """
        select 'journal', operation, outcome from journal_bundle where outcome = 'open'
        union all
        select 'outbox', operation, state from outbox_delivery
        where state not in ('delivered', 'refused', 'replaced') and coalesce(error, '') <> 'undecided'
        union all
        select 'upload', job, state from upload_run where state <> 'done'\
        """);
  }

  /** Whatever was done is in the journal. */
  private void everyBookingIsInTheJournal() {
    List<String> journaled =
        databases
            .askHub("select distinct key_value from journal_key where name = 'platformReference'")
            .stream()
            .map(row -> row.get(0))
            .toList();

    assertThat(journaled)
        .containsAll(databases.askHis(REFERENCES).stream().map(r -> r.get(0)).toList());
  }
}
