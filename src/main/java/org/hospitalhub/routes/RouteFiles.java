package org.hospitalhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.hospitalhub.mappings.Mappings;
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
   * @param mappings what the sheets make routes of
   * @param steps the hub's own components; what their addresses name is not checked here
   * @param properties the value of a property, or null
   */
  public static List<Finding> check(
      Path folder,
      Mappings mappings,
      Collection<String> steps,
      UnaryOperator<@Nullable String> properties) {
    try (DefaultCamelContext alone = new DefaultCamelContext(false)) {
      alone.disableJMX();
      steps.forEach(step -> alone.addComponent(step, new AnyAddress()));
      alone.getPropertiesComponent().addPropertiesSource(new Properties(properties));
      return new RouteCheck(alone).check(new RouteReader().read(folder, mappings));
    } catch (RejectedFileException e) {
      return e.findings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The written routes: id to file.
   *
   * @throws RejectedFileException with all mistakes of form
   */
  public static Map<String, Path> written(Path folder) {
    return new RouteReader()
        .read(folder).stream()
            .filter(RouteItem::isRoute)
            .collect(Collectors.toMap(RouteItem::id, RouteItem::file));
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
