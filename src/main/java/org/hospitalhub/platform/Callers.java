package org.hospitalhub.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.hospitalhub.sheet.CanonicalException;

/**
 * Who may call: addresses and networks ({@code 10.1.0.0/16}, {@code fd00::/8}); none means
 * everyone.
 */
final class Callers {

  private final List<Network> networks;

  /**
   * The callers of a descriptor.
   *
   * @throws IllegalArgumentException when one is no address
   */
  Callers(List<String> networks) {
    this.networks = networks.stream().map(Network::of).toList();
  }

  /**
   * Refuses a caller that is not among them.
   *
   * @throws CanonicalException {@code unauthorized}
   */
  void require(String address) {
    if (!networks.isEmpty() && !have(address)) {
      throw new CanonicalException("unauthorized", "");
    }
  }

  /** Whether an address is named. */
  boolean have(String address) {
    byte[] bytes = bytes(address);
    return networks.stream().anyMatch(n -> n.contains(bytes));
  }

  private record Network(byte[] address, int bits) {

    static Network of(String text) {
      int slash = text.indexOf('/');
      byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
      int all = address.length * Byte.SIZE;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException(text + " is no network");
      }
      return new Network(address, bits);
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % Byte.SIZE);
        if (((address[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static byte[] bytes(String literal) {
    if (!literal.matches("[0-9A-Fa-f:.]+(%\\w+)?")) {
      throw new IllegalArgumentException(literal + " is no IP address");
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + " is no IP address", e);
    }
  }
}
