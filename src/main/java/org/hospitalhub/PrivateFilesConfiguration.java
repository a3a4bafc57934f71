package org.hospitalhub;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what keeps files to their owner: it comes before every bean that opens one. */
@Configuration(proxyBeanMethods = false)
class PrivateFilesConfiguration {

  @Bean
  static BeanFactoryPostProcessor privateFilesFirst(Environment environment) {
    return beans -> of(environment).prepare();
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> privateFilesLast(Environment environment) {
    return ready -> of(environment).close();
  }

  private static PrivateFiles of(Environment environment) {
    Stream<String> his =
        Binder.get(environment)
            .bind("hub.his", Bindable.mapOf(String.class, Located.class))
            .orElse(Map.of())
            .values()
            .stream()
            .map(Located::url);
    List<String> databases =
        Stream.concat(Stream.of(environment.getProperty("spring.datasource.url", "")), his)
            .toList();
    return new PrivateFiles(Path.of(environment.getProperty("hub.data", "data")), databases);
  }

  /** What matters here of a database's settings. */
  record Located(String url) {}
}
