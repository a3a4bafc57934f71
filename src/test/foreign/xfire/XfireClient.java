import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import org.codehaus.xfire.client.Client;
import org.codehaus.xfire.fault.XFireFault;
import org.codehaus.xfire.service.Service;
import org.codehaus.xfire.service.binding.ObjectServiceFactory;
import org.codehaus.xfire.transport.http.SoapHttpTransport;

/** XFire 1.2, CXF's forerunner, as its users call it. */
public final class XfireClient implements Function<Map<String, String>, Map<String, String>> {

  /** What a developer writes who has no WSDL. */
  public interface Plain {
    String funMain(String text);

    String getDepartInfo(String text);

    String getYyNo(String text);

    String XKH073(String text);
  }

  @Override
  public Map<String, String> apply(Map<String, String> call) {
    try {
      Object[] answer = client(call).invoke(call.get("operation"), new Object[] {call.get("text")});
      return Map.of("text", String.valueOf(answer[0]));
    } catch (XFireFault e) {
      return Map.of("fault", e.getReason());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Client client(Map<String, String> call) throws Exception {
    return switch (call.get("form")) {
      case "wsdl" -> new Client(new URL(call.get("address") + "?wsdl"));
      case "interface" -> {
        Service service =
            new ObjectServiceFactory()
                .create(Plain.class, call.get("service"), call.get("namespace"), null);
        yield new Client(new SoapHttpTransport(), service, call.get("address"));
      }
      default -> throw new IllegalArgumentException(call.get("form"));
    };
  }
}
