package org.hospitalhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hospital integration hub: one process between the HIS and the regional platforms. */
@SpringBootApplication
public class Hub {

  public static void main(String[] args) {
    SpringApplication.run(Hub.class, args);
  }
}
