package dev.nabla.backend.pure.loop;

import org.jspecify.annotations.Nullable;

/** What package {@code vector} has, where the Vector API is there and wanted. */
public final class VectorApi {
  private static final String PACKAGE = "dev.nabla.backend.pure.vector.";

  private VectorApi() {}

  /** One of the class called {@code name}, or {@code otherwise}. */
  public static <T> T make(String name, T otherwise) {
    T found = find(name);
    return found == null ? otherwise : found;
  }

  /** One of the class called {@code name}, or null. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // by its name
  public static <T> @Nullable T find(String name) {
    if (!Loops.areVectors()) {
      return null;
    }
    try {
      return (T) Class.forName(PACKAGE + name).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }
}
