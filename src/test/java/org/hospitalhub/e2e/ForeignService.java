package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.hospitalhub.foreign.Answer;
import org.hospitalhub.foreign.Call;
import org.hospitalhub.foreign.ForeignForm;

/** A service of the hub as other stacks see it. */
record ForeignService(String address, String namespace, String service, String argument) {

  static final ForeignService HOSPITAL =
      new ForeignService("/service", "http://service.hospitalhub.org/", "HospitalService", "in");

  static final ForeignService YUYUE =
      new ForeignService(Methods.ADDRESS, Methods.NAMESPACE, "YuyueService", "xml");

  static final ForeignService EXAM =
      new ForeignService("/exam/webservice", "http://exam.hospitalhub.org/", "ExamService", "data");

  Answer call(ForeignForm form, String operation, String text) {
    String url = "http://localhost:" + Surroundings.PORT + address;
    return form.call(new Call(url, namespace, service, operation, argument, text));
  }

  /** The string answered. */
  String text(ForeignForm form, String operation, String text) {
    Answer answer = call(form, operation, text);
    assertThat(answer.fault()).as("fault of %s", form).isNull();
    return answer.text();
  }
}
