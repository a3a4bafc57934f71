package org.hospitalhub.web;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Peers that read an answer more slowly than it is written, each of which keeps a thread waiting.
 * Whoever does so for too long is cut off, and when there are too many, those that began first.
 */
final class SlowReaders {

  private static final Logger LOG = LoggerFactory.getLogger(SlowReaders.class);

  private final long patience;
  private final int most;

  /** Connection to when it was first seen waiting, and at every look since. */
  private final Map<NioSocketWrapper, Long> since = new HashMap<>();

  SlowReaders(Duration patience, int most) {
    this.patience = patience.toNanos();
    this.most = most;
  }

  /** Looks at all connections. */
  void look(Set<SocketWrapperBase<NioChannel>> connections) {
    long now = System.nanoTime();
    Set<NioSocketWrapper> waiting =
        connections.stream()
            .filter(NioSocketWrapper.class::isInstance)
            .map(NioSocketWrapper.class::cast)
            .filter(SlowReaders::isWaitedFor)
            .collect(Collectors.toSet());
    since.keySet().retainAll(waiting);
    waiting.forEach(peer -> since.putIfAbsent(peer, now));
    List<NioSocketWrapper> longest =
        since.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < longest.size(); i++) {
      NioSocketWrapper peer = longest.get(i);
      if (i < longest.size() - most || now - since.get(peer) > patience) {
        cutOff(peer);
      }
    }
  }

  /** Whether a thread waits until more can be written. */
  private static boolean isWaitedFor(NioSocketWrapper peer) {
    SocketChannel channel = peer.getSocket().getIOChannel();
    SelectionKey key = channel == null ? null : channel.keyFor(peer.getPoller().getSelector());
    return key != null && key.isValid() && (key.interestOps() & SelectionKey.OP_WRITE) != 0;
  }

  /** The next write fails, and the thread goes on. */
  private static void cutOff(NioSocketWrapper peer) {
    LOG.info("{} reads its answer too slowly and is cut off", peer.getRemoteAddr());
    try {
      peer.getSocket().getIOChannel().shutdownOutput();
    } catch (IOException e) {
      LOG.debug("it has gone by itself", e);
    }
  }
}
