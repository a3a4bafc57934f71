package org.hospitalhub.crypto;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.io.ByteArrayOutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How payloads are made smaller. Safe for use by many threads. */
enum Compression {
  /** Java's own: for machines on which the other one cannot be loaded. */
  DEFLATE {
    @Override
    byte[] compress(byte[] plain) {
      Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
      try {
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
        byte[] buffer = new byte[BUFFER];
        while (!deflater.finished()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
        return out.toByteArray();
      } finally {
        deflater.end();
      }
    }

    @Override
    byte[] expand(byte[] compressed) throws DataFormatException {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(compressed);
        ByteArrayOutputStream out = new ByteArrayOutputStream(compressed.length * 3);
        byte[] buffer = new byte[BUFFER];
        while (!inflater.finished()) {
          int length = inflater.inflate(buffer);
          if (length == 0 && !inflater.finished()) {
            throw new DataFormatException("the payload ends too early");
          }
          out.write(buffer, 0, length);
        }
        return out.toByteArray();
      } finally {
        inflater.end();
      }
    }
  },

  /** Zstandard (RFC 8878), native: five times as fast, half the size. */
  ZSTD {
    /** As many as were ever needed at the same time; a new one costs more than most payloads. */
    private final Queue<ZstdCompressCtx> idle = new ConcurrentLinkedQueue<>();

    @Override
    byte[] compress(byte[] plain) {
      ZstdCompressCtx context = idle.poll();
      if (context == null) {
        context = new ZstdCompressCtx().setLevel(1);
      }
      byte[] compressed = context.compress(plain);
      idle.add(context);
      return compressed;
    }

    @Override
    byte[] expand(byte[] compressed) throws DataFormatException {
      try {
        long length = Zstd.getFrameContentSize(compressed);
        return Zstd.decompress(compressed, Math.toIntExact(length));
      } catch (ZstdException | ArithmeticException e) {
        throw new DataFormatException(e.getMessage());
      }
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(Compression.class);
  private static final Compression[] ALL = values();
  private static final int BUFFER = 4096;

  abstract byte[] compress(byte[] plain);

  /**
   * What was compressed.
   *
   * @throws DataFormatException when it was changed since
   * @throws LinkageError when this machine cannot load what it takes
   */
  abstract byte[] expand(byte[] compressed) throws DataFormatException;

  /** Names it in what is stored. */
  byte format() {
    return (byte) (ordinal() + 1);
  }

  static boolean isFormat(byte format) {
    return format > 0 && format <= ALL.length;
  }

  static Compression of(byte format) {
    return ALL[format - 1];
  }

  /** The best that this machine has. */
  static Compression best() {
    try {
      Native.load();
      return ZSTD;
    } catch (LinkageError e) {
      LOG.warn(
          "Payloads are compressed with deflate, Zstandard cannot be loaded: {}. If the folder for"
              + " temporary files must not hold programs, set -DZstdTempFolder to one that may",
          e.getMessage());
      return DEFLATE;
    }
  }
}
