package org.hospitalhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.jspecify.annotations.Nullable;

/** The routes folder without a hub that runs it. */
public final class RouteFiles {

  private RouteFiles() {}

  /**
   * Every mistake of form, and everything that Camel cannot build.
   *
   * @param folder the folder {@code routes/}
   * @param steps the hub's own components; what their addresses name is not checked here
   * @param properties the value of a property, or null
   */
  public static List<Finding> check(
      Path folder, Collection<String> steps, UnaryOperator<@Nullable String> properties) {
    try (DefaultCamelContext alone = new DefaultCamelContext(false)) {
      alone.disableJMX();
      steps.forEach(step -> alone.addComponent(step, new AnyAddress()));
      alone.getPropertiesComponent().addPropertiesSource(new Properties(properties));
      return check(folder, alone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> check(Path folder, CamelContext context) {
    try {
      return new RouteCheck(context).check(new RouteReader().read(folder));
    } catch (RejectedFileException e) {
      return e.findings();
    }
  }

  /** Stands for one of the hub's own components. */
  private static final class AnyAddress extends StubComponent {}

  private record Properties(UnaryOperator<@Nullable String> values) implements PropertiesSource {

    @Override
    public String getName() {
      return "settings";
    }

    @Override
    public @Nullable String getProperty(String name) {
      return values.apply(name);
    }
  }
}
