package org.hospitalhub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import org.hospitalhub.platform.Form;
import org.hospitalhub.platform.Reading;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/** What a request turns out to be. */
final class Read implements Reading {

  @Nullable Operation operation;
  Form form = Form.WHOLE;
  @Nullable JsonNode body;
  @Nullable JsonNode asSent;

  @Override
  public void operation(Operation known) {
    operation = known;
  }

  @Override
  public void form(Form known) {
    form = known;
  }
}
