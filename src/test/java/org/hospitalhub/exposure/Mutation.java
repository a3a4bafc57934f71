package org.hospitalhub.exposure;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One thing that a peer may do to a request. */
enum Mutation {
  STRUCTURE {
    @Override
    Request of(Request request, Random random) {
      Tokens.Change[] changes = Tokens.Change.values();
      return request.text(
          Tokens.changed(request.text(), changes[random.nextInt(changes.length)], random));
    }
  },

  VALUE {
    @Override
    Request of(Request request, Random random) {
      String value = VALUES.any(random);
      for (int escapes = random.nextInt(3); escapes > 0; escapes--) {
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
      }
      return request.text(Tokens.withValue(request.text(), value, random));
    }
  },

  /** Something quite different instead of the message, before it, or in it. */
  ATTACK {
    @Override
    Request of(Request request, Random random) {
      String attack = ATTACKS.any(random);
      String text = request.text();
      return request.text(
          switch (random.nextInt(4)) {
            case 0 -> attack;
            case 1 -> attack + text;
            case 2 -> text + attack;
            default -> Tokens.withValue(text, attack.replace("<", "&lt;"), random);
          });
    }
  },

  BYTES {
    @Override
    Request of(Request request, Random random) {
      return request.body(
          Bytes.values()[random.nextInt(Bytes.values().length)].of(request, random));
    }
  },

  ENCODING {
    @Override
    Request of(Request request, Random random) {
      Charset charset = Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));
      Request encoded = request.body(request.text().getBytes(charset));
      return random.nextBoolean()
          ? encoded
          : encoded.without("Content-Type").with("Content-Type: text/xml; charset=" + charset);
    }
  },

  COMPRESSION {
    @Override
    Request of(Request request, Random random) {
      String coding = random.nextInt(4) > 0 ? "gzip" : "deflate";
      return Bytes.compressed(request, coding, random)
          .without("Content-Encoding")
          .with("Content-Encoding: " + coding);
    }
  },

  CHUNKS {
    @Override
    Request of(Request request, Random random) {
      return Bytes.chunked(request, random).with("Transfer-Encoding: chunked");
    }
  },

  HEADER {
    @Override
    Request of(Request request, Random random) {
      String line = HEADERS.any(random);
      Request less = random.nextBoolean() ? request : request.without(line.split(":", 2)[0]);
      return random.nextInt(10) == 0 ? less.with(line).with(line) : less.with(line);
    }
  },

  NO_HEADER {
    @Override
    Request of(Request request, Random random) {
      int skipped = random.nextInt(request.headers().size() + 1);
      return request.headers(
          IntStream.range(0, request.headers().size())
              .filter(i -> i != skipped)
              .mapToObj(request.headers()::get));
    }
  },

  MANY_HEADERS {
    @Override
    Request of(Request request, Random random) {
      int count = 1 + random.nextInt(150);
      Stream<String> more = IntStream.range(0, count).mapToObj(i -> "X-" + i + ": " + i);
      return request.headers(Stream.concat(request.headers().stream(), more));
    }
  },

  METHOD {
    @Override
    Request of(Request request, Random random) {
      return request.method(METHODS.get(random.nextInt(METHODS.size())));
    }
  },

  ADDRESS {
    @Override
    Request of(Request request, Random random) {
      String address = ADDRESSES.any(random);
      return request.target(
          new String(address.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
  },

  SPELLING {
    @Override
    Request of(Request request, Random random) {
      String target = request.target();
      int at = 1 + random.nextInt(target.length());
      String before = target.substring(0, at);
      String behind = target.substring(at);
      String extra = SPELLINGS.get(random.nextInt(SPELLINGS.size()));
      return request.target(
          switch (random.nextInt(4)) {
            case 0 -> before + extra + behind;
            case 1 -> target + extra;
            case 2 -> behind.isEmpty() ? target : before + escaped(behind);
            default -> before + behind.toUpperCase(Locale.ROOT);
          });
    }

    private String escaped(String text) {
      return "%%%02x%s".formatted((int) text.charAt(0), text.substring(1));
    }
  };

  private static final Dictionary VALUES = Dictionary.of("values.txt");
  private static final Dictionary ATTACKS = Dictionary.of("attacks.txt");
  private static final Dictionary HEADERS = Dictionary.of("headers.txt");
  private static final Dictionary ADDRESSES = Dictionary.of("addresses.txt");
  private static final List<String> SPELLINGS = Dictionary.of("spellings.txt").words();

  private static final List<String> CHARSETS =
      List.of("GBK", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "Big5");

  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "post",
          "P",
          "",
          "A\u0001",
          "POST POST",
          "M".repeat(9000));

  /** The request, changed. */
  abstract Request of(Request request, Random random);
}
