package dev.nabla.examples;

import com.google.inject.Module;
import dev.nabla.tensor.NablaException;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The Guice modules that users add: those found as services, and those named. */
final class UserModules {
  private UserModules() {}

  /** One module of each class on {@code loader}'s class path, services first. */
  static List<Module> load(List<String> names, ClassLoader loader) {
    Map<Class<?>, Module> modules = new LinkedHashMap<>();
    try {
      ServiceLoader.load(Module.class, loader).forEach(m -> modules.putIfAbsent(m.getClass(), m));
    } catch (ServiceConfigurationError e) {
      throw new NablaException(
          "modules",
          "services that can be made",
          String.valueOf(e.getMessage()),
          "mend META-INF/services/" + Module.class.getName(),
          e);
    }
    for (String name : names) {
      Class<? extends Module> type = find(name, loader);
      modules.computeIfAbsent(type, t -> make(type));
    }
    return List.copyOf(modules.values());
  }

  private static Class<? extends Module> find(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader).asSubclass(Module.class);
    } catch (ClassNotFoundException | LinkageError e) {
      throw refused(name, "no such class", "check its spelling, and that its jar is in -cp", e);
    } catch (ClassCastException e) {
      throw refused(name, "a class that is none", "let it extend AbstractModule", e);
    }
  }

  private static Module make(Class<? extends Module> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw refused(type.getName(), "that its constructor failed: " + e.getCause(), "mend it", e);
    } catch (InstantiationException e) {
      throw refused(type.getName(), "an abstract class", "name one that can be made", e);
    } catch (ReflectiveOperationException e) {
      String remedy = "make the class and such a constructor public";
      throw refused(type.getName(), "no public constructor without arguments", remedy, e);
    }
  }

  private static NablaException refused(String name, String found, String remedy, Throwable cause) {
    return new NablaException(
        "--module", "'" + name + "' to be a Guice module", found, remedy, cause);
  }
}
