package org.hospitalhub.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hospitalhub.mappings.LiveMappings;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the API, always of the mappings in force. */
@RestController
final class OpenApiController {

  private volatile byte[] document = {};

  OpenApiController(OpenApi openApi, LiveMappings mappings) {
    mappings.onChange(
        current ->
            document = openApi.of(current).toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/api/v1/openapi.json")
  ResponseEntity<byte[]> document() {
    byte[] current = document;
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ZERO))
        .eTag(DigestUtils.md5DigestAsHex(current))
        .body(current);
  }
}
