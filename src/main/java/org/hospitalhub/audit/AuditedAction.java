package org.hospitalhub.audit;

/**
 * What a client does to the hub.
 *
 * @param client who does it
 * @param address from where, an IP address
 * @param scope what it needs: {@code clients.write}, {@code journal.payload} …
 * @param path of the API, with its query
 * @param detail what is asked for, without anything that names a patient
 * @param trace 32 hexadecimal digits
 */
public record AuditedAction(
    String client,
    String address,
    String scope,
    String method,
    String path,
    String detail,
    String trace) {

  private static final int LONGEST = 512;

  /** Texts are kept as the table can hold them. */
  public AuditedAction {
    path = first(path);
    detail = first(detail);
  }

  private static String first(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The same with another detail. */
  public AuditedAction detail(String other) {
    return new AuditedAction(client, address, scope, method, path, other, trace);
  }
}
