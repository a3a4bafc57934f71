package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * The properties that the hub would start with: environment, {@code config/application.yaml} and
 * {@code application.yaml} of the folder, and the hub's own.
 */
public final class Settings {

  private final Environment environment;

  private Settings(Environment environment) {
    this.environment = environment;
  }

  /** Reads the settings that count in a folder. */
  public static Settings of(Path folder) {
    StandardEnvironment environment = new StandardEnvironment();
    YamlPropertySourceLoader loader = new YamlPropertySourceLoader();
    Stream.of(
            new FileSystemResource(folder.resolve("config/application.yaml")),
            new FileSystemResource(folder.resolve("application.yaml")),
            new ClassPathResource("application.yaml"))
        .filter(Resource::exists)
        .forEach(resource -> add(environment, loader, resource));
    return new Settings(environment);
  }

  private static void add(
      StandardEnvironment environment, YamlPropertySourceLoader loader, Resource resource) {
    try {
      loader
          .load(resource.getDescription(), resource)
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills in <code>${…}</code>.
   *
   * @throws IllegalArgumentException when there is no such property and no default
   */
  public String resolve(String text) {
    return environment.resolveRequiredPlaceholders(text);
  }

  /** The value of a property; null when there is none. */
  @Nullable String property(String name) {
    return environment.getProperty(name);
  }

  /** The names that a connector's SQL files may use as {@code :config.<name>}. */
  public Map<String, Set<String>> config() {
    Map<String, Set<String>> names = new TreeMap<>();
    Binder.get(environment)
        .bind("hub.his", Bindable.mapOf(String.class, Connector.class))
        .ifBound(all -> all.forEach((name, his) -> names.put(name, his.names())));
    return names;
  }

  /** What matters here of a HIS database's settings. */
  record Connector(@Nullable Map<String, String> config) {

    Set<String> names() {
      return config == null ? Set.of() : config.keySet();
    }
  }
}
