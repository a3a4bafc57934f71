package org.hospitalhub.exposure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.hospitalhub.logs.Identities;
import org.slf4j.LoggerFactory;

/** Notices what no caller may bring into the log: errors, stack traces, patients. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  private static final String POOLS = "com.zaxxer.hikari";

  private final Identities patients = Identities.ofTheProject();
  private final Queue<String> noticed = new ConcurrentLinkedQueue<>();

  static LogWatch begin() {
    LogWatch watch = new LogWatch();
    watch.setContext(ROOT.getLoggerContext());
    watch.start();
    ROOT.addAppender(watch);
    return watch;
  }

  /** What was noticed since the last time. */
  List<String> noticed() {
    return Stream.generate(noticed::poll).takeWhile(line -> line != null).toList();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLoggerName().startsWith(POOLS)) {
      return; // of hubs that other tests have left, and whose database has gone
    }
    String line = event.getFormattedMessage();
    String trace = ThrowableProxyUtil.asString(event.getThrowableProxy());
    if (event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null) {
      noticed.add("the log has " + event.getLevel() + " " + line + "\n" + trace);
    }
    if (!patients.in(line + trace).isEmpty()) {
      noticed.add("the log names a patient, in a line of " + event.getLoggerName());
    }
  }

  @Override
  public void close() {
    ROOT.detachAppender(this);
  }
}
