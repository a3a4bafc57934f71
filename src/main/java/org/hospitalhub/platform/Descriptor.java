package org.hospitalhub.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.Constant;
import org.hospitalhub.sheet.ErrorWords;
import org.hospitalhub.sheet.Naming;
import org.hospitalhub.sheet.OperationSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A platform as its {@code platform.yaml} describes it. The keys are explained in {@code
 * schema/mappings.schema.json}.
 */
public record Descriptor(
    String title,
    @Nullable String document,
    String codec,
    Envelope envelope,
    @Nullable Server server,
    @Nullable Client client,
    @Nullable Map<String, ErrorWords> errors) {

  /**
   * What stands around every message.
   *
   * @param root the root element; null where messages have none
   * @param encoding the only one that an XML document may name; null when any will do, since the
   *     document is decoded by then
   * @param operation the request field that names the operation; null when the transport does
   * @param bare messages without anything around them; null when there are none
   * @param namings how callers write the names of messages, beside the sheets' way; they are
   *     answered alike
   * @param accepts other values of the fields of a success that are read
   * @param lengths the printed lengths of its fields, in characters
   */
  public record Envelope(
      @Nullable String root,
      @Nullable String encoding,
      @Nullable String operation,
      @Nullable Bare bare,
      @Nullable List<Naming> namings,
      boolean emptyElements,
      @Nullable String forbidden,
      Map<String, Constant> success,
      Map<String, Constant> failure,
      @Nullable Map<String, List<String>> aliases,
      @Nullable Map<String, List<String>> accepts,
      @Nullable Map<String, Integer> lengths) {}

  /**
   * A message that is nothing but the content of one field, and is answered alike.
   *
   * @param field the field that holds the operation's own fields
   */
  public record Bare(String field) {}

  /**
   * How often the platform may call, from each address.
   *
   * @param perSecond calls per second in the long run
   * @param burst calls at once after a pause
   */
  public record Rate(double perSecond, int burst) {

    /** No platform has so many people, and a hub bears as much. */
    private static final Rate DEFAULT = new Rate(1000, 2000);

    static Rate of(@Nullable Server server) {
      return server == null || server.rate() == null ? DEFAULT : server.rate();
    }

    RateLimit limit(String platform) {
      return new RateLimit("server.rate of " + platform, perSecond, burst, Clock.systemUTC());
    }
  }

  /**
   * How the platform reaches the hub.
   *
   * @param repeats for how long after a request it repeats it, as {@code 5m}
   * @param callers addresses and networks that may call, with commas between them in each; {@code
   *     any}: everybody who reaches the hub
   */
  public record Server(
      @Nullable Http http,
      @Nullable Soap soap,
      @Nullable String maxBody,
      @Nullable Rate rate,
      @Nullable String repeats,
      @Nullable List<String> callers,
      @Nullable Credentials credentials,
      @Nullable UsernameToken usernameToken,
      @Nullable SignatureSettings signature) {}

  /**
   * How the hub reaches the platform; time-outs as {@code 3s}.
   *
   * @param maxBody the largest answer, {@code 1MB}
   * @param tls the SSL bundle of the settings by which it is called; blank: as Java does
   * @param fields what stands in every request beside the operation and its own fields, by its
   *     paths
   * @param number of each message; null when they have none
   * @param operations canonical operation to the operation that carries it out, where several could
   * @param meanings refusals with a meaning of their own: canonical error to regular expressions
   *     for {@code code words}
   * @param passing refusals that may pass, so that the message is sent again: regular expressions
   *     for {@code code words}
   * @param permanent refusals that never pass; when given, all others may
   */
  public record Client(
      @Nullable Http http,
      @Nullable Soap soap,
      @Nullable LibraryClient library,
      @Nullable String connectTimeout,
      @Nullable String readTimeout,
      @Nullable String maxBody,
      @Nullable String tls,
      @Nullable String username,
      @Nullable String password,
      @Nullable SignatureSettings signature,
      @Nullable Map<String, String> fields,
      @Nullable MessageNumber number,
      @Nullable Map<String, String> operations,
      @Nullable Map<String, List<String>> meanings,
      @Nullable List<String> passing,
      @Nullable List<String> permanent) {

    /** How long to wait for an answer. */
    public Duration longestRead() {
      return DurationStyle.SIMPLE.parse(readTimeout == null ? "10s" : readTimeout);
    }

    /** The same for a system that writes names its own way. */
    Client named(Naming naming) {
      return new Client(
          http,
          soap,
          library,
          connectTimeout,
          readTimeout,
          maxBody,
          tls,
          username,
          password,
          signature,
          fields == null ? null : naming.keysOf(fields),
          number,
          operations,
          meanings,
          passing,
          permanent);
    }
  }

  /**
   * Messages in the bodies of requests.
   *
   * @param address the path of a server, the URL of a client, with <code>{operation}</code> where
   *     each operation has its own
   * @param operation where else a request names its operation: {@code header} or {@code query}
   * @param methods those that a server takes: POST unless it says otherwise; the fields of a GET
   *     are its query parameters
   * @param status the HTTP status of refusals: canonical error, or {@code other}; 200 unless it is
   *     there
   * @param headers what a client sends in each request's head
   */
  public record Http(
      String address,
      @Nullable Map<String, String> operation,
      @Nullable List<String> methods,
      @Nullable Map<String, Integer> status,
      @Nullable Map<String, String> headers) {

    private static final int OK = 200;

    /** Whether requests by a method are taken. */
    public boolean takes(String method) {
      return methods == null ? method.equals("POST") : methods.contains(method);
    }

    /** The status of a refusal. */
    public int status(String error) {
      return status == null
          ? OK
          : status.getOrDefault(error, status.getOrDefault(ErrorWords.OTHER, OK));
    }

    /** The same at another address. */
    public Http at(String other) {
      return new Http(other, operation, methods, status, headers);
    }
  }

  /** A SOAP service whose operations take one string and answer one. */
  public record Soap(
      String address,
      String namespace,
      String service,
      List<String> operations,
      @Nullable Map<String, String> aliases,
      String argument) {}

  /**
   * Who may ask: systems that send an id and a key in two fields of every request.
   *
   * @param systems {@code id=digest}, with commas between them: the SHA-256 of {@code id:key}
   * @param trusted addresses or networks, with commas between them, that may send bare messages,
   *     which have no place for credentials, without
   */
  public record Credentials(
      String idField, String keyField, String systems, @Nullable String trusted) {}

  /**
   * The UsernameToken of WS-Security that every SOAP call has to carry.
   *
   * @param maxAge how old a token may be, and its time differ, as {@code 5m}, which it is when null
   */
  public record UsernameToken(String username, String password, @Nullable String maxAge) {}

  /** For how long after a request the platform repeats it. */
  public Duration repeats() {
    String written = server == null ? null : server.repeats();
    return DurationStyle.SIMPLE.parse(written == null ? "5m" : written);
  }

  /**
   * How the platform says an error.
   *
   * @param own what the operation's sheet says of its replies; null when it says nothing
   */
  public ErrorWords words(OperationSheet.@Nullable Reply own, String error) {
    ErrorWords words = own == null ? null : find(own.errors(), error);
    words = words == null ? find(errors, error) : words;
    return words == null ? ErrorWords.NONE : words;
  }

  private static @Nullable ErrorWords find(@Nullable Map<String, ErrorWords> errors, String error) {
    return errors == null ? null : errors.getOrDefault(error, errors.get(ErrorWords.OTHER));
  }
}
