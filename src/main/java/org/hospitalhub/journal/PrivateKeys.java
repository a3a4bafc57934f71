package org.hospitalhub.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.crypto.PayloadCipher;

/**
 * Business keys that name a patient, or let somebody act as one: what is kept of them is a keyed
 * digest, by which they are found; the values are in the sealed payload alone.
 */
record PrivateKeys(PayloadCipher cipher) {

  /** The entry as it is stored. */
  Entry entry(Recording recording) {
    Entry entry = recording.entry();
    Set<String> hidden = recording.privateKeys();
    if (hidden.isEmpty()) {
      return entry;
    }
    Map<String, String> kept = new LinkedHashMap<>();
    entry
        .keys()
        .forEach(
            (name, value) -> kept.put(name, hidden.contains(name) ? cipher.digest(value) : value));
    return entry.keys(kept);
  }
}
