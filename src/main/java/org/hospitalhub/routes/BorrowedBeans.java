package org.hospitalhub.routes;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Processor;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.Language;
import org.jspecify.annotations.Nullable;

/**
 * The beans of the live context, but for those that would be handed over to the context that asks
 * for them: the live routes need them where they are.
 */
final class BorrowedBeans implements BeanRepository {

  private final CamelContext live;

  BorrowedBeans(CamelContext live) {
    this.live = live;
  }

  @Override
  public @Nullable Object lookupByName(String name) {
    Object bean = live.getRegistry().lookupByName(name);
    if (bean instanceof Processor && bean instanceof CamelContextAware) {
      return (Processor) exchange -> {};
    }
    return lendable(bean) ? bean : null;
  }

  @Override
  public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
    Object bean = lookupByName(name);
    return type.isInstance(bean) ? type.cast(bean) : null;
  }

  @Override
  public <T> Map<String, T> findByTypeWithName(Class<T> type) {
    Map<String, T> beans = new LinkedHashMap<>(live.getRegistry().findByTypeWithName(type));
    beans.values().removeIf(bean -> !lendable(bean));
    return beans;
  }

  @Override
  public <T> Set<T> findByType(Class<T> type) {
    return new LinkedHashSet<>(findByTypeWithName(type).values());
  }

  private static boolean lendable(@Nullable Object bean) {
    return !(bean instanceof CamelContextAware
        || bean instanceof CamelContext
        || bean instanceof DataFormat
        || bean instanceof Language);
  }
}
