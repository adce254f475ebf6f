package dev.nabla.backend;

import dev.nabla.inspect.CheckingKernels;
import dev.nabla.inspect.Profile;
import dev.nabla.inspect.ProfilingKernels;
import dev.nabla.inspect.TracingKernels;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Backends made of others, by their names: {@code check(pure,djl)}, {@code profile(djl)}, {@code
 * trace(pure)}, and these in one another.
 *
 * <p>What is wrapped are the kernels: factories that a backend replaces are left out, so that all
 * is done by operations that can be seen.
 */
final class Wrapped {
  private static final String USAGE = "check(A,B), profile(A) or trace(A)";

  private final Function<String, Kernels<?>> plain;
  private final PrintStream err;

  /**
   * A reader of such names.
   *
   * @param plain the kernels of a backend that is no wrapper
   * @param err where a trace goes, and a profile when the process ends
   */
  Wrapped(Function<String, Kernels<?>> plain, PrintStream err) {
    this.plain = plain;
    this.err = err;
  }

  /** Whether {@code name} is one of these rather than a provider's. */
  static boolean is(String name) {
    return name.indexOf('(') >= 0 || name.indexOf(')') >= 0;
  }

  /** The backend that {@code name} describes. */
  Backend make(String name) {
    return KernelBackend.over(name.replace(" ", ""), kernels(name.strip()));
  }

  /** The kernels of the backend that {@code name} describes. */
  Kernels<?> kernels(String name) {
    if (!is(name)) {
      return plain.apply(name);
    }
    List<String> inner = inner(name);
    return switch (wrapper(name)) {
      case "check" ->
          checking(inner.get(0), kernels(inner.get(0)), inner.get(1), kernels(inner.get(1)));
      case "profile" -> profiling(kernels(inner.get(0)));
      default -> tracing(kernels(inner.get(0)));
    };
  }

  /** Those that {@code name} is made of in the end, each no wrapper: {@code pure}, say. */
  static Stream<String> plain(String name) {
    return is(name) ? inner(name).stream().flatMap(Wrapped::plain) : Stream.of(name);
  }

  private static String wrapper(String name) {
    return name.substring(0, name.indexOf('('));
  }

  /** The names in the brackets, as many as the wrapper takes. */
  private static List<String> inner(String name) {
    if (!name.matches(".+\\(.*\\)")) {
      throw wrong(name);
    }
    List<String> inner = split(name.substring(name.indexOf('(') + 1, name.length() - 1));
    int wanted =
        switch (wrapper(name)) {
          case "check" -> 2;
          case "profile", "trace" -> 1;
          default -> 0;
        };
    if (inner.size() != wanted || inner.contains("")) {
      throw wrong(name);
    }
    return inner;
  }

  /** The parts between commas that no bracket encloses. */
  static List<String> split(String names) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(names.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(names.substring(from).strip());
    return parts;
  }

  private static <A, B> Kernels<?> checking(
      String first, Kernels<A> a, String second, Kernels<B> b) {
    return new CheckingKernels<>(first, a, second, b);
  }

  private <A> Kernels<?> tracing(Kernels<A> inner) {
    return new TracingKernels<>(inner, err::println);
  }

  private <A> Kernels<?> profiling(Kernels<A> inner) {
    Profile profile = new Profile();
    String file = System.getProperty("nabla.profile", "nabla-profile.json");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> report(profile, Path.of(file))));
    return new ProfilingKernels<>(inner, profile);
  }

  private void report(Profile profile, Path file) {
    err.print(profile.table());
    try {
      profile.writeTrace(file);
      err.println("Trace for chrome://tracing or Perfetto: " + file);
    } catch (IOException e) {
      err.println("profile: no trace could be written to " + file + ": " + e);
    }
  }

  private static NablaException wrong(String name) {
    return new NablaException(
        "backend", USAGE, "'" + name + "'", "name backends inside the brackets, such as pure");
  }
}
