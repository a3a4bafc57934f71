package org.hospitalhub.his;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules that are data: {@code src/test/resources/his/embedded}. */
interface CaseRules extends HisRules {

  @TestFactory
  default Stream<DynamicTest> keepsTheRule() {
    return HisCase.ALL.stream()
        .map(
            rule ->
                dynamicTest(
                    rule.operation() + " " + rule.name(), () -> new HisCaseRun(his()).run(rule)));
  }
}
