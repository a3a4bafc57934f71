package org.hospitalhub.benchmark.byhand;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The service of the platform's document. */
@WebService(
    serviceName = "HospitalService",
    targetNamespace = "http://service.hospitalhub.org/")
public class HospitalService {

  private final Slots slots;
  private final Bookings bookings;
  private final @Nullable Records records;

  /** The service; it records nothing without records. */
  HospitalService(Slots slots, Bookings bookings, @Nullable Records records) {
    this.slots = slots;
    this.bookings = bookings;
    this.records = records;
  }

  /** One document in, one document out. */
  @WebMethod
  @WebResult(name = "return")
  public String funMain(@WebParam(name = "in") String in) {
    try {
      Map<String, String> request = RequestReader.read(in);
      return switch (request.getOrDefault("funcode", "")) {
        case "100204" -> slots(in, request);
        case "100208" -> book(in, request);
        default -> throw new Refusal("未知的业务代码");
      };
    } catch (XMLStreamException e) {
      return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data><state>-1</state><result>报文格式错误</result></data>";
    } catch (Refusal refusal) {
      StringBuilder answer =
          new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data><state>-1</state><result>");
      Xml.escape(answer, refusal.getMessage());
      return answer.append("</result></data>").toString();
    }
  }

  private String slots(String in, Map<String, String> request) {
    if (records == null) {
      return slots.answer(request);
    }
    String schedule = request.getOrDefault("schid", "");
    return records.read(in, Map.of("schedule", schedule), () -> slots.answer(request));
  }

  private String book(String in, Map<String, String> request) {
    if (records == null) {
      return bookings.answer(request);
    }
    String reference = request.getOrDefault("regid", "");
    Map<String, String> keys =
        Map.of(
            "platformReference", reference,
            "slot", request.getOrDefault("numid", ""),
            "patient", request.getOrDefault("patid", ""));
    return records.write(in, reference, keys, () -> bookings.answer(request));
  }
}
