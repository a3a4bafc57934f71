package org.hospitalhub.watch;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the hub knows, by its own calls, of those whom it calls. */
public final class Contacts {

  private final Clock clock;
  private final Map<String, Contact> contacts = new ConcurrentHashMap<>();

  public Contacts(Clock clock) {
    this.clock = clock;
  }

  /** The contact with one of them, by its name in the mappings. */
  public Contact of(String name) {
    return contacts.computeIfAbsent(name, unused -> new Contact(clock));
  }
}
