package org.hospitalhub.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.hospitalhub.platform.WireCharset;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Sends messages in the bodies of POST requests, in UTF-8. A message is sent once, never repeated;
 * redirections are not followed.
 */
public final class HttpCaller {

  /** The exchange property with the headers of one message, a map. */
  public static final String HEADERS = "clientHeaders";

  /** Made with the first message: it has threads of its own. */
  private final AtomicReference<SingletonSupplier<HttpClient>> client;

  private final Map<String, URI> addresses = new ConcurrentHashMap<>();
  private final HttpRequest.Builder template;
  private final Settings settings;

  /**
   * How an address is called.
   *
   * @param address a URL
   * @param contentType the type of the messages
   * @param readTimeout how long to wait for the whole answer, longer than for the connection
   * @param maxBody the largest answer in bytes, as it comes and decoded
   * @param username for basic authentication; null for none
   * @param tls whom it trusts, and its own certificate; null: whom Java trusts, and none
   * @param headers of every request
   */
  public record Settings(
      String address,
      String contentType,
      Duration connectTimeout,
      Duration readTimeout,
      int maxBody,
      @Nullable String username,
      @Nullable String password,
      @Nullable SSLContext tls,
      Map<String, String> headers) {

    /** One that trusts whom Java trusts. */
    public Settings(
        String address,
        String contentType,
        Duration connectTimeout,
        Duration readTimeout,
        int maxBody,
        @Nullable String username,
        @Nullable String password) {
      this(
          address,
          contentType,
          connectTimeout,
          readTimeout,
          maxBody,
          username,
          password,
          null,
          Map.of());
    }
  }

  /** A caller of one address. */
  public HttpCaller(Settings settings) {
    this.settings = settings;
    this.client = new AtomicReference<>(lazily(settings));
    this.template =
        HttpRequest.newBuilder()
            .timeout(settings.readTimeout())
            .header("Content-Type", settings.contentType());
    settings.headers().forEach(template::header);
    if (settings.username() != null) {
      String password = settings.password() == null ? "" : settings.password();
      String credentials = settings.username() + ":" + password;
      byte[] bytes = credentials.getBytes(UTF_8);
      template.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
  }

  private URI uri(String operation) {
    return addresses.computeIfAbsent(
        operation, name -> URI.create(settings.address().replace(HttpEndpoint.OPERATION, name)));
  }

  private static SingletonSupplier<HttpClient> lazily(Settings settings) {
    return SingletonSupplier.of(() -> client(settings));
  }

  private static HttpClient client(Settings settings) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            // what the oldest of servers and proxies understands: no upgrade to HTTP/2
            .version(Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(Redirect.NEVER);
    return (settings.tls() == null ? client : client.sslContext(settings.tls())).build();
  }

  /**
   * Sends a message. After a time-out the idle connections are left, which a firewall may have
   * forgotten: the next message opens its own.
   *
   * @param operation what the platform calls the operation
   * @param headers further headers
   * @return the answer's body
   * @throws IOException {@link java.net.ConnectException} or {@link
   *     java.net.http.HttpConnectTimeoutException} when nothing was sent; any other when the
   *     outcome is not known, {@link HttpStatusException} when the answer's status is not 200,
   *     {@link CharacterCodingException} when it is not in the encoding that it is labelled with
   */
  public String post(String operation, String message, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        template.copy().uri(uri(operation)).POST(BodyPublishers.ofString(message));
    headers.forEach(request::header);
    SingletonSupplier<HttpClient> used = client.get();
    HttpResponse<byte[]> answer;
    try {
      answer = await(used.obtain().sendAsync(request.build(), this::bytes));
    } catch (HttpTimeoutException e) {
      client.compareAndSet(used, lazily(settings));
      throw e;
    }
    if (answer.statusCode() != 200) {
      throw new HttpStatusException(answer.statusCode());
    }
    return text(answer);
  }

  private static String text(HttpResponse<byte[]> answer) throws CharacterCodingException {
    String contentType = answer.headers().firstValue("Content-Type").orElse(null);
    return WireCharset.of(answer.body(), contentType)
        .orElseThrow(CharacterCodingException::new)
        .decode(answer.body());
  }

  /** Some servers compress although nobody asked them to. */
  private BodySubscriber<byte[]> bytes(ResponseInfo head) {
    String coding = head.headers().firstValue("Content-Encoding").orElse(null);
    return BodySubscribers.mapping(
        new LimitedAnswer(settings.maxBody()), body -> decoded(body, coding));
  }

  private byte[] decoded(byte[] body, @Nullable String coding) {
    try {
      byte[] decoded = ContentCoding.of(coding).decode(body, settings.maxBody() + 1, false);
      if (decoded.length > settings.maxBody()) {
        throw LimitedAnswer.tooLarge();
      }
      return decoded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client's own time-out ends with the answer's head: half an answer would never end. */
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException {
    try {
      return answer.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("the answer did not arrive in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }
}
