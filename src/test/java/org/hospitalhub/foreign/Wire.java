package org.hospitalhub.foreign;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A connection on which recordings are played, byte by byte. */
public final class Wire implements AutoCloseable {

  private static final Duration HANG = Duration.ofMinutes(5);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) HANG.toMillis());
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** An answer, its body decoded as its headers say. */
  public record Heard(int status, Map<String, String> headers, String body) {

    /** The root element, which is the envelope. */
    public Element envelope() {
      try {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body)))
            .getDocumentElement();
      } catch (Exception e) {
        throw new AssertionError("no XML: " + body, e);
      }
    }

    /** The text of the first element of this local name. */
    public String text(String name) {
      var found = envelope().getElementsByTagNameNS("*", name);
      if (found.getLength() == 0) {
        throw new AssertionError("no %s in %s".formatted(name, body));
      }
      return found.item(0).getTextContent();
    }
  }

  /** Sends a recording and reads the answer. */
  public Heard play(WireRecording recording) throws IOException {
    byte[] body = recording.bytes();
    String length =
        recording.chunked() ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length;
    String head =
        "%sHost: localhost:%d\n%s\n\n".formatted(recording.head(), socket.getPort(), length);
    out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    if (recording.head().contains("Expect: 100-continue")) {
      Heard first = head();
      if (first.status() != 100) {
        throw new IllegalStateException("told to wait, and heard " + first);
      }
    }
    if (recording.chunked()) {
      writeChunks(body);
    } else {
      out.write(body);
    }
    out.flush();
    return answer();
  }

  /** The first chunk ends in the middle of the body, and so most likely of a character. */
  private void writeChunks(byte[] body) throws IOException {
    int half = body.length / 2;
    chunk(body, 0, half);
    chunk(body, half, body.length - half);
    chunk(body, 0, 0);
  }

  private void chunk(byte[] body, int from, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.write(body, from, length);
    out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  private Heard answer() throws IOException {
    Heard head = head();
    String length = head.headers().get("content-length");
    byte[] body;
    if (length != null) {
      body = in.readNBytes(Integer.parseInt(length));
    } else if (head.headers().containsKey("transfer-encoding")) {
      body = readChunks();
    } else {
      body = in.readAllBytes();
    }
    return new Heard(head.status(), head.headers(), new String(body, charset(head)));
  }

  private Heard head() throws IOException {
    String status = line();
    var headers = new TreeMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Heard(Integer.parseInt(status.split(" ")[1]), headers, "");
  }

  private byte[] readChunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended after: " + line);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** As everybody means the name of a Chinese charset. */
  private static Charset charset(Heard head) {
    String type = head.headers().getOrDefault("content-type", "").toUpperCase(Locale.ROOT);
    int named = type.indexOf("CHARSET=");
    if (named < 0) {
      return StandardCharsets.UTF_8;
    }
    String name = type.substring(named + 8).replaceAll("[\";].*", "").strip();
    return Charset.forName(name.startsWith("GB") ? "GB18030" : name);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
