package dev.nabla.conformance;

import java.util.Comparator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** The lowest tier first. */
final class ByTier implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    Class<?> kit = context.getTestClass();
    context
        .getMethodDescriptors()
        .sort(Comparator.comparing(descriptor -> Rule.of(kit, descriptor.getMethod()).tier()));
  }
}
