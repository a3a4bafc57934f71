package org.hospitalhub.guessing;

/**
 * An attempt to know a secret.
 *
 * @param kind of secret; the tag of a metric
 * @param address from where, an IP address
 * @param subject whose secret it is; empty when the guess does not say, or a secret that cannot be
 *     guessed is not to be locked by others
 */
public record Guess(String kind, String address, String subject) {

  /** What is counted by the address. */
  String byAddress() {
    return kind + "\taddress\t" + address;
  }

  /** What is counted by the subject, from whatever address. */
  String bySubject() {
    return kind + "\tsubject\t" + subject;
  }
}
