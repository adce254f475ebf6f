package dev.nabla.conformance;

import dev.nabla.functional.BagMode;
import dev.nabla.nn.Bilinear;
import dev.nabla.nn.Embedding;
import dev.nabla.nn.EmbeddingBag;
import dev.nabla.nn.Module;
import dev.nabla.nn.ModuleList;
import dev.nabla.nn.ModuleMap;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layers of {@code twins/sections/lookup.py}. */
final class LookupTwins {
  private static final EmbeddingBag.Options SUM = new EmbeddingBag.Options().mode(BagMode.SUM);
  private static final EmbeddingBag.Options MAX = new EmbeddingBag.Options().mode(BagMode.MAX);

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("embedding", ModuleTwin.of(b -> b.embedding(5, 3))),
          Map.entry("embedding/padding", table(3, new Embedding.Options().paddingIdx(4))),
          Map.entry("embedding/padding/last", table(4, new Embedding.Options().paddingIdx(-1))),
          Map.entry("embedding/scalar", ModuleTwin.of(b -> b.embedding(2, 3))),
          Map.entry("embedding/maxNorm", table(3, new Embedding.Options().maxNorm(1))),
          Map.entry(
              "embedding/maxNorm/one", table(3, new Embedding.Options().maxNorm(0.5).normType(1))),
          Map.entry(
              "embedding/byFrequency",
              table(3, new Embedding.Options().scaleGradByFreq(true).paddingIdx(0))),
          Map.entry("embeddingBag", ModuleTwin.of(b -> b.embeddingBag(5, 3))),
          Map.entry("embeddingBag/mean", bag(new EmbeddingBag.Options().paddingIdx(4))),
          Map.entry("embeddingBag/sum", bag(SUM)),
          Map.entry("embeddingBag/sum/padding", bag(SUM.paddingIdx(-1))),
          Map.entry("embeddingBag/max", bag(MAX)),
          Map.entry("embeddingBag/max/padding", bag(MAX.paddingIdx(4))),
          Map.entry("embeddingBag/last", bag(new EmbeddingBag.Options().includeLastOffset(true))),
          Map.entry(
              "embeddingBag/byFrequency",
              bag(SUM.table(new Embedding.Options().scaleGradByFreq(true)))),
          Map.entry("embeddingBag/maxNorm", bag(new EmbeddingBag.Options().maxNorm(1))),
          Map.entry("embeddingBag/weights", bag(SUM.paddingIdx(0))),
          Map.entry(
              "embeddingBag/weights/rows",
              ModuleTwin.of(
                  b -> b.embeddingBag(5, 3, SUM),
                  (m, in) -> List.of(m.weighted(in.get(0), in.get(1))))),
          Map.entry("bilinear", ModuleTwin.of(b -> b.bilinear(3, 4, 2), LookupTwins::both)),
          Map.entry(
              "bilinear/axes",
              ModuleTwin.of(b -> Bilinear.create(b, 2, 3, 4, false), LookupTwins::both)),
          Map.entry("bilinear/vector", ModuleTwin.of(b -> b.bilinear(2, 3, 4), LookupTwins::both)),
          Map.entry(
              "moduleList",
              ModuleTwin.of(
                  b -> new ModuleList<Module>(List.of(b.linear(3, 4), b.linear(4, 2))),
                  (m, in) -> List.of(m.get(1).forward(m.get(0).forward(in.get(0)))))),
          Map.entry(
              "moduleMap",
              ModuleTwin.of(
                  b -> {
                    Map<String, Module> modules = new LinkedHashMap<>();
                    modules.put("second", b.linear(3, 4));
                    modules.put("first", b.linear(4, 2));
                    return new ModuleMap<>(modules);
                  },
                  (m, in) -> List.of(m.get("first").forward(m.get("second").forward(in.get(0)))))));

  private LookupTwins() {}

  private static ModuleTwin<?> table(int embeddingDim, Embedding.Options options) {
    return ModuleTwin.of(b -> b.embedding(5, embeddingDim, options));
  }

  /** Called with offsets, and with factors if there are any. */
  private static ModuleTwin<?> bag(EmbeddingBag.Options options) {
    return ModuleTwin.of(
        b -> EmbeddingBag.create(b, 5, 3, options),
        (m, in) ->
            List.of(
                in.size() == 3
                    ? m.forward(in.get(0), in.get(1), in.get(2))
                    : m.forward(in.get(0), in.get(1))));
  }

  private static List<Tensor> both(Bilinear bilinear, List<Tensor> in) {
    return List.of(bilinear.forward(in.get(0), in.get(1)));
  }
}
