package dev.nabla.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A method of the kit.
 *
 * @param id that of a test that is no family: {@code thread/eightThreadsTrainAsOne}
 * @param name {@code ThreadRules.eightThreadsTrainAsOne}
 */
record Rule(String id, String name, Tier tier) {
  private static final String SUFFIX = "Rules";

  /** The rule that {@code method} states, or restates where a subclass overrides it. */
  static Rule of(Class<?> kit, Method method) {
    Method stated = stated(kit, method).orElse(method);
    Class<?> in = stated.getDeclaringClass();
    String simple = in.getSimpleName();
    String stem =
        simple.endsWith(SUFFIX) ? simple.substring(0, simple.length() - SUFFIX.length()) : simple;
    String id = stem.substring(0, 1).toLowerCase(Locale.ROOT) + stem.substring(1);
    return new Rule(id + "/" + stated.getName(), simple + "." + stated.getName(), tier(stated));
  }

  /** This for one of its family: whole runs are a tier above the layers that they are made of. */
  Rule of(String test) {
    return test.startsWith("runs/") ? new Rule(id, name, Tier.L4) : this;
  }

  /** All methods of {@code kit} that are tests. */
  static Stream<Method> methods(Class<?> kit) {
    return Arrays.stream(kit.getMethods())
        .filter(m -> m.isAnnotationPresent(Test.class) || m.isAnnotationPresent(TestFactory.class));
  }

  private static Optional<Method> stated(Class<?> kit, Method method) {
    Predicate<Method> same =
        m ->
            m.getName().equals(method.getName())
                && Arrays.equals(m.getParameterTypes(), method.getParameterTypes());
    for (Class<?> type = kit; type != null; type = type.getSuperclass()) {
      for (Class<?> rules : type.getInterfaces()) {
        Optional<Method> found = Arrays.stream(rules.getDeclaredMethods()).filter(same).findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What is no rule of the kit, such as a backend's test of its own, comes last. */
  private static Tier tier(Method stated) {
    InTier own = stated.getAnnotation(InTier.class);
    InTier all = own == null ? stated.getDeclaringClass().getAnnotation(InTier.class) : own;
    return all == null ? Tier.L5 : all.value();
  }
}
