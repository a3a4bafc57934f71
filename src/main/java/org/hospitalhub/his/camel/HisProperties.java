package org.hospitalhub.his.camel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The databases of HIS.
 *
 * @param his by connector, the folders of {@code mappings/his/}
 */
@ConfigurationProperties("hub")
public record HisProperties(@DefaultValue Map<String, HisDatabase> his) {

  /**
   * A HIS database.
   *
   * @param migrations Flyway locations of the reference HIS's schema; none for a hospital's own
   * @param demo whether it is filled with demonstration data at start
   * @param attachments where the files are that the database names; null when it names none
   * @param config the values behind {@code :config.<name>} in its SQL files
   */
  public record HisDatabase(
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
  public record Files(Path folder, @DefaultValue("512KB") DataSize maxSize) {}
}
