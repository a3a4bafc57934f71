package org.hospitalhub.benchmark.byhand;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** The service of the platform's document. */
@WebService(
    serviceName = "HospitalService",
    targetNamespace = "http://service.hospitalhub.org/")
public class HospitalService {

  private final Slots slots;
  private final Bookings bookings;

  HospitalService(Slots slots, Bookings bookings) {
    this.slots = slots;
    this.bookings = bookings;
  }

  /** One document in, one document out. */
  @WebMethod
  @WebResult(name = "return")
  public String funMain(@WebParam(name = "in") String in) {
    try {
      Map<String, String> request = RequestReader.read(in);
      return switch (request.getOrDefault("funcode", "")) {
        case "100204" -> slots.answer(request);
        case "100208" -> bookings.answer(request);
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
}
