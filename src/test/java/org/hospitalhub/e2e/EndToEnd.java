package org.hospitalhub.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hospitalhub.Hub;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the running hub; all of them share one, in its {@link Surroundings}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {Hub.class, MorningClock.class},
    webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@AutoConfigureObservability(tracing = false) // the metrics are tested too
@ContextConfiguration(initializers = Surroundings.Start.class)
@interface EndToEnd {}
