package org.hospitalhub.platform.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.hospitalhub.platform.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The SSL bundles by which systems are called, as {@code client.tls} of their descriptors names
 * them: whom the hub trusts, and by which certificate it is known. Without one the hub trusts whom
 * Java trusts. A bundle whose files change is used anew with the next call.
 */
final class ClientTls {

  private static final Logger LOG = LoggerFactory.getLogger(ClientTls.class);

  private final SslBundles bundles;
  private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  ClientTls(SslBundles bundles) {
    this.bundles = bundles;
  }

  /** Has a listener told the name of every bundle that has changed. */
  void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** What a system is called by; null when its descriptor names nothing. */
  @Nullable SSLContext of(Platform system) {
    String name = system.descriptor().client() == null ? null : system.descriptor().client().tls();
    return name == null || name.isBlank()
        ? null
        : contexts.computeIfAbsent(name, bundle -> context(bundle, system.id()));
  }

  private SSLContext context(String name, String system) {
    try {
      SslBundle bundle = bundles.getBundle(name);
      bundles.addBundleUpdateHandler(name, changed -> changed(name, changed));
      return bundle.createSslContext();
    } catch (NoSuchSslBundleException e) {
      String words =
          "client.tls of %s names the SSL bundle '%s', which the settings do not have: set"
              + " spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s, or remove client.tls";
      throw new IllegalArgumentException(words.formatted(system, name, name, name), e);
    }
  }

  private void changed(String name, SslBundle bundle) {
    contexts.put(name, bundle.createSslContext());
    LOG.info("The SSL bundle {} has changed: systems are called by it from now on", name);
    listeners.forEach(listener -> listener.accept(name));
  }
}
