package org.hospitalhub.simulator;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lets whoever answers a request cut its connection, which a servlet cannot. */
public final class ConnectionCutter extends ValveBase {

  private static final String KNIFE = ConnectionCutter.class.getName();

  /** For the web server's pipeline. */
  public ConnectionCutter() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Runnable knife = () -> request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    request.setAttribute(KNIFE, knife);
    getNext().invoke(request, response);
  }

  /** Closes the connection of a request; nothing more is sent. */
  static void cut(ServletRequest request) {
    ((Runnable) request.getAttribute(KNIFE)).run();
  }
}
