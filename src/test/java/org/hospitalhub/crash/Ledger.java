package org.hospitalhub.crash;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What callers were told last: what must be true in the end. */
final class Ledger {

  private final Map<String, Booking> bookings = new ConcurrentHashMap<>();
  private final Map<String, Reservation> reservations = new ConcurrentHashMap<>();
  private final Map<String, Said> said = new ConcurrentHashMap<>();

  /** What became of a booking. */
  enum State {
    REFUSED,
    BOOKED,
    CANCELLED,
    RELEASED,
    PAID,
    REFUNDED
  }

  /**
   * A booking of the platform.
   *
   * @param number the hospital's number, where the hospital told it
   */
  record Booking(String reference, String slot, State state, String number) {}

  /** A booking of the city's platform, which stands or was given up. */
  record Reservation(String reference, boolean cancelled) {}

  /**
   * What the HIS has said to the platform, and the hub has taken.
   *
   * @param operation the platform's operation
   * @param key the values of its business keys
   * @param once whether it must not be done twice
   */
  record Said(String operation, String key, boolean once) {

    String id() {
      return operation + " " + key;
    }
  }

  void note(Booking booking) {
    bookings.put(booking.reference(), booking);
  }

  void note(Reservation reservation) {
    reservations.put(reservation.reference(), reservation);
  }

  void note(Said taken) {
    said.put(taken.id(), taken);
  }

  Map<String, Booking> bookings() {
    return Map.copyOf(bookings);
  }

  Map<String, Reservation> reservations() {
    return Map.copyOf(reservations);
  }

  Collection<Said> said() {
    return Map.copyOf(said).values();
  }

  @Override
  public String toString() {
    Map<State, Integer> states = new EnumMap<>(State.class);
    bookings.values().forEach(booking -> states.merge(booking.state(), 1, Integer::sum));
    return "bookings %s and %d of the city's, said %d"
        .formatted(states, reservations.size(), said.size());
  }
}
