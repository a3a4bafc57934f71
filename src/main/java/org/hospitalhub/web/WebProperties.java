package org.hospitalhub.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the hub believes about where a request comes from and where it was sent.
 *
 * @param proxies addresses and networks of the reverse proxies that are believed
 * @param hosts names by which the hub is called; {@code any}: all of them
 */
@ConfigurationProperties("hub")
record WebProperties(@DefaultValue List<String> proxies, @DefaultValue List<String> hosts) {}
