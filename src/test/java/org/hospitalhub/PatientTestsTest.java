package org.hospitalhub;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.assertj.core.api.AbstractDurationAssert;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Timeout;

/** No test fails because a machine is slow or shared. */
@AnalyzeClasses(packages = "org.hospitalhub", importOptions = OnlyIncludeTests.class)
class PatientTestsTest {

  private static final Set<String> LIMITS =
      Set.of("atMost", "during", "isLessThan", "isLessThanOrEqualTo", "isBetween");

  @ArchTest
  static final ArchRule TESTS_WAIT_IN_ONE_WAY =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Patience.class, PatientTestsTest.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Awaitility.class, Timeout.class);

  @ArchTest
  static final ArchRule TESTS_LIMIT_NO_TIME =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Patience.class.getName())
          .should()
          .callMethodWhere(describe("limits a time", PatientTestsTest::limits));

  /** What chance decides lasts as long as it says; nothing is waited for. */
  @ArchTest
  static final ArchRule TESTS_DO_NOT_SLEEP =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.hospitalhub.crash.Chaos")
          .and()
          .resideOutsideOfPackage("org.hospitalhub.benchmark..")
          .should()
          .callMethodWhere(describe("sleeps", call -> call.getName().equals("sleep")));

  private static boolean limits(JavaMethodCall call) {
    return LIMITS.contains(call.getName())
        && (call.getTargetOwner().isAssignableTo(ConditionFactory.class)
            || call.getTargetOwner().isAssignableTo(AbstractDurationAssert.class));
  }
}
