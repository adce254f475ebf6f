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
    return name.indexOf('(') >= 0;
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
    int open = name.indexOf('(');
    if (!name.endsWith(")")) {
      throw wrong(name);
    }
    List<String> inner = split(name, name.substring(open + 1, name.length() - 1));
    String wrapper = name.substring(0, open);
    if (wrapper.equals("check") && inner.size() == 2) {
      return checking(inner.get(0), kernels(inner.get(0)), inner.get(1), kernels(inner.get(1)));
    }
    if (wrapper.equals("profile") && inner.size() == 1) {
      return profiling(kernels(inner.get(0)));
    }
    if (wrapper.equals("trace") && inner.size() == 1) {
      return tracing(kernels(inner.get(0)));
    }
    throw wrong(name);
  }

  /** The parts between commas that no bracket encloses. */
  private static List<String> split(String name, String inner) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        throw wrong(name);
      }
      if (c == ',' && depth == 0) {
        parts.add(inner.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(inner.substring(from).strip());
    if (depth != 0 || parts.contains("")) {
      throw wrong(name);
    }
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
