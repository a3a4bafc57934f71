package org.hospitalhub.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * What stands before every request stands before those to {@code management.server.port} as well.
 */
@AutoConfiguration // found by its list only, not with the hub's own beans
@ManagementContextConfiguration(ManagementContextType.CHILD)
@Import({
  WebConfiguration.class,
  BrokenRequests.Installation.class,
  PeerProtocol.Installation.class
})
class ManagementPort {}
