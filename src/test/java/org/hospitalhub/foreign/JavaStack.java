package org.hospitalhub.foreign;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A stack of Java in a class loader of its own, so that the services run on the class path that is
 * shipped. Its jars are in {@code target/foreign/<name>} (put there by the build); its client is
 * {@code src/test/foreign/<name>/<Name>Client.java}, compiled against them: only strings and maps
 * go in and out.
 */
final class JavaStack implements ForeignStack {

  private final String name;
  private @Nullable ClassLoader loader;
  private @Nullable Function<Map<String, String>, Map<String, String>> client;

  JavaStack(String name) {
    this.name = name;
  }

  @Override
  public synchronized Map<String, String> call(Map<String, String> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      if (client == null) {
        loader = load();
        thread.setContextClassLoader(loader);
        client = client(loader);
      }
      thread.setContextClassLoader(loader);
      return client.apply(call);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @SuppressWarnings("unchecked")
  private Function<Map<String, String>, Map<String, String>> client(ClassLoader loader) {
    try {
      return (Function<Map<String, String>, Map<String, String>>)
          loader.loadClass(className()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private ClassLoader load() {
    Path folder = Path.of("target", "foreign", name).toAbsolutePath();
    try (var jars = Files.list(folder)) {
      var path = new ArrayList<>(jars.filter(jar -> jar.toString().endsWith(".jar")).toList());
      Path classes = Files.createDirectories(folder.resolve("classes"));
      compile(path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
      path.add(classes);
      var urls = new ArrayList<URL>();
      for (Path entry : path) {
        urls.add(entry.toUri().toURL());
      }
      return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(String path) {
    String source = "src/test/foreign/%s/%s.java".formatted(name, className());
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-cp",
                path,
                "-d",
                "target/foreign/" + name + "/classes",
                source);
    if (result != 0) {
      throw new IllegalStateException(source + " does not compile");
    }
  }

  private String className() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Client";
  }
}
