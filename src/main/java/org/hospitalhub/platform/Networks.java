package org.hospitalhub.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Addresses and networks: {@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code fd00::/8}. */
public final class Networks {

  private final List<Network> networks;

  /**
   * Networks.
   *
   * @param texts one or, with commas between them, several in each; blank ones are none
   * @throws IllegalArgumentException when one is no address
   */
  public Networks(List<String> texts) {
    this.networks = split(texts).stream().map(Network::of).toList();
  }

  /** What stands between commas in settings and descriptors. */
  static List<String> split(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  public boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Whether an address is in one of them; what is no address is in none. */
  public boolean contain(String address) {
    byte[] bytes = networks.isEmpty() || !literal(address) ? new byte[0] : bytes(address);
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

  /** Whether it is an address and no name, which would have to be looked up. */
  private static boolean literal(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%\\w+)?");
  }

  private static byte[] bytes(String literal) {
    if (!literal(literal)) {
      throw new IllegalArgumentException(literal + " is no IP address");
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + " is no IP address", e);
    }
  }
}
