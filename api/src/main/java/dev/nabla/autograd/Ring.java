package dev.nabla.autograd;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of what is in it at most once: each member knows its neighbours, so that it leaves fast.
 */
final class Ring<T> {
  /** A member's place. */
  static final class Place<T> {
    private final @Nullable T member;
    private Place<T> before = this;
    private Place<T> after = this;

    private Place(@Nullable T member) {
      this.member = member;
    }
  }

  private final Place<T> end = new Place<>(null);

  synchronized Place<T> add(T member) {
    Place<T> place = new Place<>(member);
    place.before = end;
    place.after = end.after;
    end.after.before = place;
    end.after = place;
    return place;
  }

  /** A second time does nothing. */
  synchronized void remove(Place<T> place) {
    place.before.after = place.after;
    place.after.before = place.before;
    place.before = place;
    place.after = place;
  }

  synchronized void forEach(Consumer<T> action) {
    for (Place<T> place = end.after; place.member != null; place = place.after) {
      action.accept(place.member);
    }
  }
}
