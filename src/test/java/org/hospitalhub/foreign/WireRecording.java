package org.hospitalhub.foreign;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a stack puts on the wire, written by hand in a file below {@code src/test/resources/wire}.
 *
 * @param from the stack and the way it is used
 * @param head the first line and the headers, without those that say where and how long
 * @param charset of the body's bytes; UTF-8, if absent
 * @param bom whether they begin with a byte order mark
 * @param encoding gzip or deflate, if they are compressed
 * @param chunked whether they go in chunks
 * @param calls how often it is sent on one connection; once, if absent
 * @param version of SOAP in the answer; 1.1, if absent
 * @param hears the string returned
 * @param contains a part of it, where that is enough
 * @param fault words of the fault, where one is due
 */
public record WireRecording(
    String from,
    String head,
    @Nullable String charset,
    boolean bom,
    @Nullable String encoding,
    boolean chunked,
    @Nullable Integer calls,
    String body,
    @Nullable String version,
    @Nullable String hears,
    @Nullable String contains,
    @Nullable String fault) {

  private static final ObjectReader YAML = new YAMLMapper().readerFor(WireRecording.class);

  /** The recordings in a folder. */
  public static Stream<WireRecording> in(String folder) {
    try (var files = Files.list(Path.of("src", "test", "resources", "wire", folder))) {
      return files.sorted().map(WireRecording::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireRecording read(Path file) {
    try {
      return YAML.readValue(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often it is sent on one connection. */
  public int times() {
    return calls == null ? 1 : calls;
  }

  /** The body as it is on the wire, but for the chunks. */
  public byte[] bytes() {
    String text = (bom ? "\uFEFF" : "") + body;
    byte[] plain = text.getBytes(Charset.forName(charset == null ? "UTF-8" : charset));
    if (encoding == null) {
      return plain;
    }
    var packed = new ByteArrayOutputStream();
    try (var packing =
        encoding.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
      packing.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public String toString() {
    return from;
  }
}
