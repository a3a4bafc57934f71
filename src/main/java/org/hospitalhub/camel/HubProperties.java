package org.hospitalhub.camel;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The hub's own settings.
 *
 * @param mappings the folder of the mapping files
 * @param zone the hospital's time zone
 * @param his HIS databases by connector, the folders of {@code mappings/his/}
 * @param simulator whether the platforms are simulated at {@code /simulator/<platform>/…}
 * @param proxies addresses and networks of the reverse proxies that are believed
 * @param hosts names by which the hub is called; {@code any}: all of them
 */
@ConfigurationProperties("hub")
record HubProperties(
    @DefaultValue("mappings") Path mappings,
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue Map<String, HisDatabase> his,
    @DefaultValue("false") boolean simulator,
    @DefaultValue List<String> proxies,
    @DefaultValue List<String> hosts) {

  /**
   * A HIS database.
   *
   * @param migrations Flyway locations of the reference HIS's schema; none for a hospital's own
   * @param demo whether it is filled with demonstration data at start
   * @param attachments where the files are that the database names; null when it names none
   * @param config the values behind {@code :config.<name>} in its SQL files
   */
  record HisDatabase(
      String url,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("16") int poolSize,
      @DefaultValue("3s") Duration connectionTimeout,
      @DefaultValue("5s") Duration queryTimeout,
      @Nullable String migrations,
      @DefaultValue("false") boolean demo,
      @Nullable Files attachments,
      @DefaultValue Map<String, String> config) {}

  /**
   * Files beside a database.
   *
   * @param maxSize the largest file that is sent
   */
  record Files(Path folder, @DefaultValue("512KB") DataSize maxSize) {}
}
