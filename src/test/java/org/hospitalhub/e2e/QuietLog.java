package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Hears all that the hub logs; after every test class it must hold nothing of any patient. */
final class QuietLog implements AfterAllCallback {

  /** The names, certificate numbers, card numbers and phones of the demo and of the tests. */
  static final Pattern PATIENT = Pattern.compile("测试患者|99000\\d{5,}|TEST0003|虚构街");

  private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

  private static final class Ear extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      IThrowableProxy thrown = event.getThrowableProxy();
      LINES.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
    }
  }

  /** Begins to hear; a start of the hub may have set the logging up anew. */
  static void listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Ear ear = new Ear();
    ear.setContext(context);
    ear.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(ear);
  }

  static List<String> lines() {
    return List.copyOf(LINES);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    assertThat(lines()).isNotEmpty().noneMatch(line -> PATIENT.matcher(line).find());
  }
}
