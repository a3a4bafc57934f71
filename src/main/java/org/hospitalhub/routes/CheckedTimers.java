package org.hospitalhub.routes;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.stub.StubComponent;
import org.quartz.CronExpression;

/** Stands for {@code quartz:} where routes are only checked: it schedules nothing. */
final class CheckedTimers extends StubComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Object cron = parameters.get("cron");
    if (cron != null) {
      CronExpression.validateExpression(cron.toString().replace("+", " "));
    }
    return super.createEndpoint(uri, remaining, parameters);
  }
}
