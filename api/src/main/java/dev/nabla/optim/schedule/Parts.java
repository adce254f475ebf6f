package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.NablaException;
import java.util.List;
import java.util.Map;

/** The schedules that a composite is made of. */
record Parts(List<ScheduleBase> all) {
  /** At least one, all of one optimizer. */
  static Parts of(String where, List<? extends Schedule> schedules) {
    if (schedules.isEmpty()) {
      throw new NablaException(where, "at least one schedule", "none", "name them in their order");
    }
    Optimizer optimizer = schedules.get(0).optimizer();
    for (int i = 1; i < schedules.size(); i++) {
      if (schedules.get(i).optimizer() != optimizer) {
        throw new NablaException(
            where,
            "schedules of one optimizer",
            "another at index " + i,
            "make them all for the optimizer that is stepped");
      }
    }
    return new Parts(schedules.stream().map(s -> (ScheduleBase) s).toList());
  }

  Optimizer optimizer() {
    return all.get(0).optimizer();
  }

  void save(Map<String, Double> state) {
    for (int i = 0; i < all.size(); i++) {
      int part = i;
      all.get(i).state().forEach((name, value) -> state.put(part + "." + name, value));
    }
  }

  void load(Map<String, Double> state) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).restore(Numbers.part(state, i));
    }
  }
}
