package dev.nabla.backend;

import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds the backends on the class path and chooses one: the one that {@code -Dnabla.backend} names,
 * or else the only one, or else {@code pure}.
 */
public final class Backends {
  /** The system property that names the backend. */
  public static final String PROPERTY = "nabla.backend";

  private static final String PREFERRED = "pure";

  /** A class loader that only fails must not be asked for ever. */
  private static final int MOST_FAILURES = 100;

  private final Map<String, BackendProvider> providers = new TreeMap<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<String, Backend> made = new ConcurrentHashMap<>();

  /** What was found under a name, and why it cannot be used if it cannot. */
  public record Candidate(String name, String version, Optional<String> unavailable) {
    @Override
    public String toString() {
      return name + " " + version + unavailable.map(why -> " (" + why + ")").orElse("");
    }
  }

  /** Holds the backends of this process, found once. */
  private static final class Found {
    private static final Backends ALL = discover(Backends.class.getClassLoader());
    private static final String CHOICE = System.getProperty(PROPERTY, "").strip();
  }

  /**
   * The backends that {@code providers} offers; a provider that cannot be made is a candidate
   * refused.
   */
  Backends(Iterator<BackendProvider> providers) {
    for (int failures = 0; failures < MOST_FAILURES; failures++) {
      try {
        while (providers.hasNext()) {
          add(providers.next());
        }
        return;
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        candidates.add(new Candidate("?", "?", Optional.of("its provider failed: " + e)));
      }
    }
  }

  /** The backends on {@code loader}'s class path. */
  public static Backends discover(ClassLoader loader) {
    return new Backends(ServiceLoader.load(BackendProvider.class, loader).iterator());
  }

  /** The backend of this process, chosen by {@value #PROPERTY}, which is read once. */
  public static Backend get() {
    return Found.ALL.named(chosen().orElseThrow(Found.ALL::undecided));
  }

  /** The name of what {@link #get()} gives, which is not loaded; empty if it would be an error. */
  public static Optional<String> chosen() {
    return Found.CHOICE.isEmpty() ? Found.ALL.preferred() : Optional.of(Found.CHOICE);
  }

  /** The backend of this process called {@code name}, always the same. */
  public static Backend get(String name) {
    return Found.ALL.named(name);
  }

  /**
   * What makes new backends of the kind that {@link #get(String)} gives under {@code name}; no
   * engine starts. A name that {@code get} would refuse is refused.
   */
  public static BackendProvider provider(String name) {
    return Found.ALL.providing(name);
  }

  /** The names in {@code list}, between commas: {@code pure} and {@code check(pure,djl)}, say. */
  public static List<String> names(String list) {
    return Wrapped.split(list);
  }

  /** All that were found on the class path of this process. */
  public static List<Candidate> found() {
    return Found.ALL.candidates();
  }

  /** All that were found, usable or not, in the order of the class path. */
  public List<Candidate> candidates() {
    return List.copyOf(candidates);
  }

  /** The name of {@code pure} if it is there and usable, or else of the only usable one. */
  public Optional<String> preferred() {
    List<String> usable = usable();
    if (usable.contains(PREFERRED)) {
      return Optional.of(PREFERRED);
    }
    return usable.size() == 1 ? Optional.of(usable.get(0)) : Optional.empty();
  }

  /** The error where {@link #preferred} is empty. */
  NablaException undecided() {
    return new NablaException(
        "backend",
        "one usable backend, or " + PREFERRED + " among several",
        listed(),
        usable().isEmpty()
            ? "put dev.nabla:nabla-backend-pure on the class path"
            : "choose one with -D" + PROPERTY + "=NAME");
  }

  private List<String> usable() {
    return candidates.stream().filter(c -> c.unavailable().isEmpty()).map(Candidate::name).toList();
  }

  /**
   * The one called {@code name}, made at the first call: a provider's, or one made of others,
   * {@code check(pure,djl)}, {@code profile(djl)} or {@code trace(pure)}.
   */
  public Backend named(String name) {
    if (Wrapped.is(name)) {
      return made.computeIfAbsent(name.replace(" ", ""), wrapped(this)::make);
    }
    BackendProvider provider = usable(name);
    return made.computeIfAbsent(name, n -> make(provider));
  }

  /** As {@link #provider}. */
  BackendProvider providing(String name) {
    if (!Wrapped.is(name)) {
      return usable(name);
    }
    String plain = name.replace(" ", "");
    Wrapped.plain(plain).forEach(this::usable);
    return new WrappedProvider(plain, wrapped(this));
  }

  private static Wrapped wrapped(Backends among) {
    return new Wrapped(inner -> among.usable(inner).kernels(), System.err);
  }

  private BackendProvider usable(String name) {
    BackendProvider provider = providers.get(name);
    if (provider == null) {
      throw new NablaException(
          "backend",
          "one of those on the class path (" + listed() + ")",
          "'" + name + "'",
          "choose one of them, or add the jar that provides it");
    }
    Optional<String> refused = probe(provider);
    if (refused.isPresent()) {
      throw new NablaException(
          "backend", "'" + name + "' to be usable", "that it is not", refused.get());
    }
    return provider;
  }

  private static Backend make(BackendProvider provider) {
    try {
      return provider.create();
    } catch (LinkageError | RuntimeException e) {
      throw new NablaException(
          "backend",
          "'" + provider.name() + "' to start",
          e.toString(),
          "choose another with -D" + PROPERTY + ", or mend its installation",
          e);
    }
  }

  private void add(BackendProvider provider) {
    String name = provider.name();
    Optional<String> refused = probe(provider);
    BackendProvider first = providers.putIfAbsent(name, provider);
    if (first != null && first.getClass() != provider.getClass()) {
      refused = Optional.of("the name is taken by " + first.getClass().getName());
    } else if (first != null) {
      return; // one jar found twice
    }
    candidates.add(new Candidate(name, provider.version(), refused));
  }

  private static Optional<String> probe(BackendProvider provider) {
    try {
      return provider.unavailable();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of("probing it failed: " + e);
    }
  }

  private String listed() {
    return candidates.isEmpty()
        ? "none"
        : candidates.stream().map(Candidate::toString).collect(Collectors.joining(", "));
  }
}
