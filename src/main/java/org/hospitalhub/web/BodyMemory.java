package org.hospitalhub.web;

import java.util.HashMap;
import java.util.Map;
import org.hospitalhub.platform.Networks;

/** What the bodies that are being received hold: bounded for all, and to half of it by address. */
final class BodyMemory {

  private final long limit;
  private final Networks proxies;
  private final Map<String, Long> held = new HashMap<>();
  private long total;

  BodyMemory(long limit, Networks proxies) {
    this.limit = limit;
    this.proxies = proxies;
  }

  /** Whether there is room for so many bytes more, which are taken then. */
  synchronized boolean take(String address, long bytes) {
    long own = held.getOrDefault(address, 0L) + bytes;
    if (total + bytes > limit || own > limit / 2 && !proxies.contain(address)) {
      return false;
    }
    held.put(address, own);
    total += bytes;
    return true;
  }

  synchronized void giveBack(String address, long bytes) {
    total -= bytes;
    held.computeIfPresent(address, (a, own) -> own > bytes ? own - bytes : null);
  }
}
