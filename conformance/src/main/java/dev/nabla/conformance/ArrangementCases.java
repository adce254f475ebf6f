package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Index;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Functions to differentiate: elements moved, looked up and contracted by compositions. */
final class ArrangementCases {
  private ArrangementCases() {}

  static void add(List<Differentiable> cases, Backend backend) {
    movements(cases);
    choices(cases, backend);
    lookups(cases, backend);
    products(cases);
  }

  private static void movements(List<Differentiable> cases) {
    cases.add(of("flatten from an axis on", x -> x.flatten(1), 2, 2, 3));
    cases.add(of("unflatten", x -> x.unflatten(1, 2, -1), 2, 4));
    cases.add(of("movedim", x -> x.movedim(0, -1), 2, 3, 2));
    cases.add(of("repeat", x -> x.repeat(2, 1, 3), 2, 2));
    cases.add(of("tile", x -> x.tile(3), 2, 2));
    cases.add(of("padConstant", x -> x.padConstant(1, -1, 2, 1, 0), 2, 3));
    cases.add(of("padReflect", x -> x.padReflect(2, 1, 1, 1), 2, 3));
    cases.add(of("padReplicate", x -> x.padReplicate(2, 1, 0, 3), 2, 3));
    cases.add(of("split", x -> x.split(2, 0).get(1).mul(x.split(2, 0).get(0)), 4, 2));
    cases.add(of("chunk", x -> x.chunk(3, 1).get(2), 2, 5));
    cases.add(of("roll", x -> x.roll(-2, 0), 3, 2));
    cases.add(of("diag/vector", x -> x.diag(-1), 3));
    cases.add(of("diag/matrix", x -> x.diag(1), 3, 4));
    cases.add(of("tril", x -> x.tril(0), 2, 3, 2));
    cases.add(of("triu", x -> x.triu(1), 3, 3));
    cases.add(of("unfold/overlap", x -> x.unfold(0, 3, 1), 5, 2));
    cases.add(of("unfold/apart", x -> x.unfold(1, 2, 3), 2, 6));
    Shape pair = Shape.of(2);
    cases.add(of("meshgrid", pair, pair, (a, b) -> grid(a, b).get(0).mul(grid(a, b).get(1))));
  }

  private static List<Tensor> grid(Tensor a, Tensor b) {
    return Tensor.meshgrid(a, b);
  }

  private static void choices(List<Differentiable> cases, Backend backend) {
    Tensor twice = backend.tensor(1L, 1L, 0L, 2L).reshape(2, 2);
    Tensor rows = backend.tensor(2L, 0L, 2L);
    Tensor mask = backend.tensor(true, false, true);
    Shape rectangle = Shape.of(2, 3);
    Shape square = Shape.of(2, 2);
    cases.add(of("scatter", rectangle, square, (a, b) -> a.scatter(1, twice, b).square()));
    cases.add(
        of("indexAdd", Shape.of(3, 2), rectangle, (a, b) -> a.indexAdd(0, rows, b.t()).square()));
    cases.add(of("take", x -> x.take(backend.tensor(-1L, 2L, -1L)), 2, 3));
    cases.add(of("maskedSelect", x -> x.maskedSelect(mask), 2, 3));
    cases.add(of("sort/descending", x -> x.sort(1, true).values(), 2, 4));
    cases.add(of("topK/largest", x -> x.topK(2, 0, true).values(), 5, 2));
    cases.add(of("topK/least", x -> x.topK(3, -1, false).values(), 2, 4));
  }

  private static void lookups(List<Differentiable> cases, Backend backend) {
    Index rows = Index.of(backend.tensor(1L, 0L, -1L));
    Index columns = Index.of(backend.tensor(0L, -2L, 1L));
    Index mask = Index.mask(backend.tensor(true, false, true));
    lookup(cases, "basic", x -> x.get(Index.at(-1), Index.range(0, 3, 2), Index.newAxis()));
    lookup(cases, "positions", x -> x.get(rows));
    lookup(cases, "pair", x -> x.get(rows, columns));
    lookup(cases, "apart", x -> x.get(rows, Index.all(), columns));
    lookup(cases, "mask", x -> x.get(Index.all(), mask));
  }

  private static void lookup(
      List<Differentiable> cases, String name, UnaryOperator<Tensor> function) {
    cases.add(of("get/" + name, function, 2, 3, 2));
  }

  private static void products(List<Differentiable> cases) {
    Shape square = Shape.of(3, 3);
    cases.add(of("bmm", Shape.of(2, 2, 3), Shape.of(2, 3, 1), Tensor::bmm));
    cases.add(of("addmm", Shape.of(3), square, (a, b) -> a.addmm(b, b.t())));
    cases.add(of("trace", Tensor::trace, 3, 2));
    einsum(cases, "ij,jk->ik", Shape.of(2, 3), square);
    einsum(cases, "ii,ij", square, square);
    einsum(cases, "i,j->ji", Shape.of(2), Shape.of(3));
    einsum(cases, "...ij,kj->k...", Shape.of(2, 2, 3), square);
    einsum(cases, "bij,bjk->b", Shape.of(2, 2, 3), Shape.of(2, 3, 1));
    cases.add(of("einsum/three", x -> Tensor.einsum("ij,kj,il->kl", x, x, x), 2, 3));
  }

  private static void einsum(List<Differentiable> cases, String equation, Shape a, Shape b) {
    cases.add(of("einsum/" + equation, a, b, (x, y) -> Tensor.einsum(equation, x, y)));
  }

  private static Differentiable of(String name, UnaryOperator<Tensor> function, int... extents) {
    return GradientCases.of(name, function, extents);
  }

  private static Differentiable of(String name, Shape a, Shape b, BinaryOperator<Tensor> function) {
    return GradientCases.of(name, a, b, function);
  }
}
