package dev.nabla.examples.doctor;

import java.util.List;

/** Whether {@code pure} can use the Vector API. */
final class VectorCheck implements Check {
  @Override
  public List<Finding> look(Facts facts) {
    if (!facts.hasBackend("pure")) {
      return List.of();
    }
    return List.of(
        switch (facts.vectors()) {
          case LOADED -> Finding.ok("the Vector API is loaded, for backend pure");
          case NOT_LOADED ->
              Finding.note(
                  "the Vector API is not loaded: large matrix products of backend pure take two"
                      + " to ten times as long",
                  "start java with --add-modules jdk.incubator.vector, or set JDK_JAVA_OPTIONS to"
                      + " it");
          case ABSENT ->
              Finding.note(
                  "this Java has no module jdk.incubator.vector, which backend pure is quick by",
                  "use a whole JDK");
        });
  }
}
