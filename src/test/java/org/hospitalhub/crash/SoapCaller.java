package org.hospitalhub.crash;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalhub.support.Patience;

/** A platform as a caller: it says the same again and again until it knows where it stands. */
final class SoapCaller {

  private static final Duration IMPATIENCE = Duration.ofMillis(40);
  private static final int LONGEST_PAUSE_MILLIS = 150;
  private static final Pattern RETURN = Pattern.compile("(?s)<return[^>]*>(.*?)</return>");

  /** What the hub says of something that is not decided, or that it cannot do now. */
  private static final List<String> UNDECIDED =
      List.of("相同请求正在处理中", "医院系统暂不可用，请稍后再试", "医院系统响应超时，请稍后再试");

  private final HubClient client;
  private final Random random;

  SoapCaller(HubClient client, Random random) {
    this.client = client;
    this.random = random;
  }

  /**
   * Says it until the hub has answered.
   *
   * @param envelope the SOAP envelope
   * @return the document in the final answer
   */
  String insist(String path, String envelope) {
    Instant end = Instant.now().plus(Patience.LIMIT);
    while (Instant.now().isBefore(end)) {
      Optional<String> answer =
          ask(path, envelope).filter(text -> UNDECIDED.stream().noneMatch(text::contains));
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new AssertionError("no final answer to " + envelope);
  }

  private Optional<String> ask(String path, String envelope) {
    Duration patience = random.nextInt(20) == 0 ? IMPATIENCE : Patience.LIMIT;
    return client.post(path, "text/xml; charset=utf-8", envelope, patience).map(SoapCaller::answer);
  }

  private static String answer(HttpResponse<String> response) {
    Matcher found = RETURN.matcher(response.body());
    if (!found.find()) {
      throw new AssertionError("no answer in " + response.body());
    }
    return found.group(1).replace("&lt;", "<").replace("&gt;", ">");
  }

  /** The text of a field; empty when there is none. */
  static String field(String document, String name) {
    Matcher found = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(document);
    return found.find() ? found.group(1) : "";
  }

  private void pause() {
    try {
      Chaos.lasts(random, LONGEST_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
