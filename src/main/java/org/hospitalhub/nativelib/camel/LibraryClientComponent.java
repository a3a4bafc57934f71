package org.hospitalhub.nativelib.camel;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.nativelib.NativeLibrary;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.LibraryClient;
import org.hospitalhub.platform.Platform;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code library-client:<platform>}: calls the native library that {@code client.library} of its
 * descriptor names with the body; the answer replaces it.
 */
@Component("library-client")
final class LibraryClientComponent extends StepComponent {

  private final LiveMappings mappings;
  private final MeterRegistry meters;
  private final Path folder;
  private final Map<String, Loaded> libraries = new ConcurrentHashMap<>();

  LibraryClientComponent(
      LiveMappings mappings, MeterRegistry meters, @Value("${hub.data}/libraries") Path folder) {
    this.mappings = mappings;
    this.meters = meters;
    this.folder = folder.toAbsolutePath();
    mappings.onChange(this::use);
  }

  /** A library, and the settings that it was loaded with. */
  private record Loaded(LibraryClient settings, NativeLibrary library) {}

  private void use(Mappings current) {
    current.platforms().values().forEach(this::use);
    libraries.keySet().stream()
        .filter(id -> !current.platforms().containsKey(id))
        .forEach(id -> libraries.remove(id).library().retire());
  }

  private void use(Platform platform) {
    Descriptor.Client client = platform.descriptor().client();
    LibraryClient settings = client == null ? null : client.library();
    libraries.compute(
        platform.id(),
        (id, before) -> {
          if (before != null && before.settings().equals(settings)) {
            return before;
          }
          if (before != null) {
            before.library().retire();
          }
          return settings == null || !settings.isHere() ? null : load(id, settings);
        });
  }

  private Loaded load(String id, LibraryClient settings) {
    try {
      return new Loaded(settings, NativeLibrary.open(id, settings, folder, meters));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Processor step(String[] path) {
    String id = path[0];
    List<String> called =
        mappings.current().platforms().values().stream()
            .filter(LibraryClientComponent::isCalled)
            .map(Platform::id)
            .toList();
    if (path.length != 1 || !called.contains(id)) {
      throw unknown(String.join("/", path), String.join(", ", called));
    }
    return exchange -> call(id, exchange);
  }

  private static boolean isCalled(Platform platform) {
    Descriptor.Client client = platform.descriptor().client();
    return client != null && client.library() != null;
  }

  private void call(String id, Exchange exchange) throws IOException, InterruptedException {
    Loaded loaded = libraries.get(id);
    if (loaded == null) {
      throw new ConnectException("this hub has no library of " + id);
    }
    Call call = Call.require(exchange);
    boolean scheduled = Boolean.TRUE.equals(exchange.getVariable(Call.SCHEDULED, Boolean.class));
    exchange
        .getMessage()
        .setBody(
            loaded
                .library()
                .call(
                    exchange.getMessage().getBody(String.class),
                    scheduled,
                    loaded
                        .settings()
                        .timeout(
                            call.requireOperation().key(),
                            call.platform().descriptor().client().longestRead())));
  }

  @Override
  protected void doStop() throws Exception {
    libraries.values().forEach(loaded -> loaded.library().close());
    super.doStop();
  }
}
