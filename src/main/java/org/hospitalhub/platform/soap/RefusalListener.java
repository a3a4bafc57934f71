package org.hospitalhub.platform.soap;

import org.jspecify.annotations.Nullable;

/** Is told of calls that are answered with a fault because they reach no route. */
@FunctionalInterface
public interface RefusalListener {

  /**
   * A call was refused.
   *
   * @param traceparent the caller's W3C trace context; null when there is none
   * @param reason what was expected and what came
   */
  void refused(SoapService service, @Nullable String traceparent, String reason);
}
