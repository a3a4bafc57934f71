package org.hospitalhub.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.apache.tomcat.util.net.NioEndpoint;
import org.hospitalhub.platform.Networks;

/** Takes so many connections of an address, and ends those beyond it at once. */
final class PeerEndpoint extends NioEndpoint {

  private int limit = Integer.MAX_VALUE;
  private Networks unlimited = new Networks(List.of());

  void limit(int connections, Networks proxies) {
    limit = connections;
    unlimited = proxies;
  }

  @Override
  protected boolean setSocketOptions(SocketChannel channel) {
    if (mayCome(channel)) {
      return super.setSocketOptions(channel);
    }
    destroySocket(channel);
    return false;
  }

  private boolean mayCome(SocketChannel channel) {
    try {
      if (!(channel.getRemoteAddress() instanceof InetSocketAddress peer)) {
        return true;
      }
      String address = peer.getAddress().getHostAddress();
      return getConnections().stream().filter(c -> address.equals(c.getRemoteAddr())).count()
              < limit
          || unlimited.contain(address);
    } catch (IOException e) {
      return false;
    }
  }
}
