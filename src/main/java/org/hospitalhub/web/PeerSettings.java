package org.hospitalhub.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one peer may hold of the web server.
 *
 * @param connections how many connections an address may have open; proxies are not limited
 * @param bodyTime how long a request body may take as a whole
 * @param bodyRate how many bytes per second a body must have brought after {@code bodyGrace}
 * @param bodyGrace how long a body may be slower than that
 * @param largestBody the longest body that is taken in, whatever a service allows
 * @param bodies how much all bodies that are being received may hold together; an address half of
 *     it
 * @param answerTime how long a peer may keep a thread waiting that writes an answer to it
 * @param slowReaders how many threads may wait so; beyond it the longest waits end
 */
@ConfigurationProperties("hub.peers")
record PeerSettings(
    @DefaultValue("256") int connections,
    @DefaultValue("20s") Duration bodyTime,
    @DefaultValue("1KB") DataSize bodyRate,
    @DefaultValue("5s") Duration bodyGrace,
    DataSize largestBody,
    @DefaultValue("128MB") DataSize bodies,
    @DefaultValue("20s") Duration answerTime,
    @DefaultValue("32") int slowReaders) {}
