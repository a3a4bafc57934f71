package org.hospitalhub.crash;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalhub.e2e.Messages;

/** The platform as a caller: it says the same again and again until it knows where it stands. */
final class PlatformClient {

  private static final Duration LAST = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration IMPATIENCE = Duration.ofMillis(40);
  private static final Pattern RETURN = Pattern.compile("(?s)<return[^>]*>(.*?)</return>");

  /** What the hub says of something that is not decided, or that it cannot do now. */
  private static final List<String> UNDECIDED =
      List.of("相同请求正在处理中", "医院系统暂不可用，请稍后再试", "医院系统响应超时，请稍后再试");

  private final Door door;
  private final Random random;

  PlatformClient(Door door, Random random) {
    this.door = door;
    this.random = random;
  }

  /** A final answer. */
  record Answer(String text) {

    boolean succeeded() {
      return field("state").equals("0");
    }

    String refusal() {
      return field("result");
    }

    String field(String name) {
      Matcher found = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(text);
      return found.find() ? found.group(1) : "";
    }

    boolean undecided() {
      return !succeeded() && UNDECIDED.contains(refusal());
    }
  }

  /** Says it until the hub has answered; fields as name, value, name, value. */
  Answer insist(String funcode, String... fields) {
    String body = Messages.envelope("<![CDATA[" + Messages.message(funcode, fields) + "]]>");
    Instant end = Instant.now().plus(LAST);
    while (Instant.now().isBefore(end)) {
      Optional<Answer> answer = ask(body).filter(a -> !a.undecided());
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new AssertionError("no final answer to " + funcode + " " + String.join(" ", fields));
  }

  private Optional<Answer> ask(String body) {
    Duration patience = random.nextInt(20) == 0 ? IMPATIENCE : PATIENCE;
    return door.post("/service", "text/xml; charset=utf-8", body, patience)
        .map(PlatformClient::answer);
  }

  private static Answer answer(HttpResponse<String> response) {
    Matcher found = RETURN.matcher(response.body());
    if (!found.find()) {
      throw new AssertionError("no answer in " + response.body());
    }
    return new Answer(found.group(1).replace("&lt;", "<").replace("&gt;", ">"));
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(130));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
