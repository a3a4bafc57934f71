package org.hospitalhub.watch;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;

/** A component of the health report for each of those that there are at the moment. */
final class EachHealth implements CompositeHealthContributor {

  private final Supplier<Set<String>> names;
  private final Function<String, Health> health;

  EachHealth(Supplier<Set<String>> names, Function<String, Health> health) {
    this.names = names;
    this.health = health;
  }

  @Override
  public @Nullable HealthContributor getContributor(String name) {
    return names.get().contains(name) ? indicator(name) : null;
  }

  @Override
  public Iterator<NamedContributor<HealthContributor>> iterator() {
    return names.get().stream()
        .map(name -> NamedContributor.<HealthContributor>of(name, indicator(name)))
        .iterator();
  }

  private HealthIndicator indicator(String name) {
    return () -> health.apply(name);
  }
}
