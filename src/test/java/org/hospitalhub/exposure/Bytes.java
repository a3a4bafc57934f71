package org.hospitalhub.exposure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What happens to the bytes of a body. */
enum Bytes {
  TRUNCATED {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return Arrays.copyOf(body, at);
    }
  },
  NONE {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return new byte[0];
    }
  },
  FLIPPED {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      byte[] flipped = body.clone();
      for (int i = 1 + random.nextInt(5); i > 0 && body.length > 0; i--) {
        flipped[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return flipped;
    }
  },
  NOISE {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return inserted(body, at, noise);
    }
  },
  NUL {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return inserted(body, at, 0);
    }
  },
  MARKED {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return inserted(body, 0, MARKS[random.nextInt(MARKS.length)]);
    }
  },
  MARKED_WITHIN {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return inserted(body, at, MARKS[0]);
    }
  },
  HALF_A_CHARACTER {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return inserted(body, at, 0xed, random.nextBoolean() ? 0xa0 : 0xb0, 0x80);
    }
  },
  TOO_LONG_A_SPELLING {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return random.nextBoolean()
          ? inserted(body, at, 0xc0, 0xbc)
          : inserted(body, at, 0xf0, 0x80, 0x80, 0xbc);
    }
  },
  BEYOND_UNICODE {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      return inserted(body, at, 0xf4, 0x90, 0x80, 0x80);
    }
  },
  LARGE {
    @Override
    byte[] of(byte[] body, int at, Random random) {
      byte[] more = new byte[(1 << 20) + random.nextInt(100)];
      Arrays.fill(more, (byte) 'x');
      return inserted(body, at, more);
    }
  };

  private static final byte[][] MARKS = {
    bytes(0xef, 0xbb, 0xbf),
    bytes(0xff, 0xfe),
    bytes(0xfe, 0xff),
    bytes(0xff, 0xfe, 0, 0),
    bytes(0, 0, 0xfe, 0xff),
    bytes(0x2b, 0x2f, 0x76, 0x38),
    bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf)
  };

  /** 64 MB that are some kilobytes on the wire. */
  private static final byte[] BOMB = packed("gzip", new byte[1 << 26]);

  abstract byte[] of(byte[] body, int at, Random random);

  byte[] of(Request request, Random random) {
    return of(request.body(), random.nextInt(request.body().length + 1), random);
  }

  /** Packed as it is called, or otherwise, or in part. */
  static Request compressed(Request request, String coding, Random random) {
    byte[] packed = packed(coding, request.body());
    return request.body(
        switch (random.nextInt(6)) {
          case 0 -> request.body();
          case 1 -> packed(coding, packed);
          case 2 -> Arrays.copyOf(packed, random.nextInt(packed.length));
          case 3 -> BOMB;
          case 4 -> FLIPPED.of(packed, 0, random);
          default -> packed;
        });
  }

  /** In pieces, which may be said to be longer or shorter than they are. */
  static Request chunked(Request request, Random random) {
    var chunks = new ByteArrayOutputStream();
    byte[] body = request.body();
    String[] sizes = {"%x", "%X;a=b", "%x ", "0%x", "%x0", "-%x", "%xg", "0x%x", "ffffffff%x"};
    String form = sizes[random.nextInt(2 * sizes.length) % sizes.length];
    int half = body.length / 2;
    chunk(chunks, random.nextBoolean() ? "%x" : form, Arrays.copyOf(body, half));
    chunk(chunks, "%x", Arrays.copyOfRange(body, half, body.length));
    if (random.nextInt(3) > 0) {
      chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return request.body(chunks.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream chunks, String form, byte[] piece) {
    if (piece.length > 0) {
      String size = form.formatted(piece.length);
      chunks.writeBytes((size + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.writeBytes(piece);
      chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static byte[] packed(String coding, byte[] body) {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out =
        coding.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] inserted(byte[] body, int at, int... more) {
    return inserted(body, at, bytes(more));
  }

  private static byte[] inserted(byte[] body, int at, byte[] more) {
    byte[] longer = Arrays.copyOf(body, body.length + more.length);
    System.arraycopy(more, 0, longer, at, more.length);
    System.arraycopy(body, at, longer, at + more.length, body.length - at);
    return longer;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
