package org.hospitalhub.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs {@link MetroClient}. Metro's jars are in {@code target/metro} (put there by the build) and in
 * a class loader of their own, so that the services run on the class path that is shipped.
 */
public final class Metro {

  private Metro() {}

  /**
   * Calls a service as its WSDL says.
   *
   * @param call {@code wsdl}, {@code namespace} and {@code service}; {@code argument} to call {@code
   *     funMain} through an interface, or {@code payload}, the whole content of the SOAP body
   * @return the string or the payload answered, or the code and words of a fault
   */
  @SuppressWarnings("unchecked")
  public static String call(Map<String, String> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var metro = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(metro);
      var client = metro.loadClass(MetroClient.class.getName()).getConstructor().newInstance();
      return ((Function<Map<String, String>, String>) client).apply(call);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] jars() throws IOException {
    Path tests = Path.of("target", "test-classes").toAbsolutePath();
    try (var jars = Files.list(tests.resolveSibling("metro"))) {
      var urls = new ArrayList<URL>();
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
      urls.add(tests.toUri().toURL());
      return urls.toArray(URL[]::new);
    }
  }
}
