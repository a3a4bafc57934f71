package org.hospitalhub;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's own settings.
 *
 * @param mappings the folder of the mapping files
 * @param zone the hospital's time zone
 */
@ConfigurationProperties("hub")
record HubProperties(
    @DefaultValue("mappings") Path mappings, @DefaultValue("Asia/Shanghai") ZoneId zone) {}
