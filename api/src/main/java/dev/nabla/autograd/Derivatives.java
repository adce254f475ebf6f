package dev.nabla.autograd;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Derivatives of functions, {@code torch.autograd.functional} in Java.
 *
 * <p>Inputs are floating tensors; they need not be parameters, and no parameter's own gradient
 * changes. An input that the result does not depend on has derivative 0. The forms with a {@link
 * GraphMode} take several inputs; with {@link GraphMode#CREATE} what they return has gradients
 * itself, by the inputs and by the parameters that the function uses.
 */
public final class Derivatives {
  /** The value of a function and a product with its Jacobian. */
  public record Product(Tensor value, Tensor product) {}

  /** The value of a function and a product with its Jacobian by each input. */
  public record Products(Tensor value, List<Tensor> products) {}

  private Derivatives() {}

  /** {@code v' J}: {@code v} has the shape of {@code f(x)}, the product that of {@code x}. */
  public static Product vjp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
    Products products = vjp(of(f), List.of(x), v, GraphMode.FREE);
    return new Product(products.value(), products.products().get(0));
  }

  /** {@code v' J} by each input. */
  public static Products vjp(
      Function<List<Tensor>, Tensor> f, List<? extends Tensor> inputs, Tensor v, GraphMode mode) {
    Point point = Point.at("vjp", f, inputs, mode);
    Gradients.requireLike("vjp", point.value, point.tape.own("vjp", v));
    return new Products(point.result(), point.gradients(point.value, v));
  }

  /** {@code J v}: {@code v} has the shape of {@code x}, the product that of {@code f(x)}. */
  public static Product jvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
    return jvp(of(f), List.of(x), List.of(v), GraphMode.FREE);
  }

  /**
   * The sum over i of {@code J_i v_i}: {@code u' J} is linear in u, so that its derivative by u
   * along v is {@code J v}, whatever u is.
   */
  public static Product jvp(
      Function<List<Tensor>, Tensor> f,
      List<? extends Tensor> inputs,
      List<? extends Tensor> vs,
      GraphMode mode) {
    Point point = Point.at("jvp", f, inputs, mode);
    Tensor u = point.tape.parameter(zeros(point.value, point.value.shape()));
    List<Tensor> linear = point.gradients(point.value, u, GraphMode.CREATE);
    List<Tensor> product =
        point.tape.gradients(linear, List.of(u), vs, point.mode, UnusedInputs.ZEROS);
    return new Product(point.result(), product.get(0));
  }

  /** {@code d f(x)[i] / d x[j]} at {@code [i, j]}: of the shapes of f(x) and x together. */
  public static Tensor jacobian(UnaryOperator<Tensor> f, Tensor x) {
    return jacobian(of(f), List.of(x), GraphMode.FREE).get(0);
  }

  /** The Jacobian by each input. */
  public static List<Tensor> jacobian(
      Function<List<Tensor>, Tensor> f, List<? extends Tensor> inputs, GraphMode mode) {
    Point point = Point.at("jacobian", f, inputs, mode);
    return point.jacobian(point.value);
  }

  /** {@code d^2 f(x) / d x[i] d x[j]} at {@code [i, j]} for an f whose result has one element. */
  public static Tensor hessian(UnaryOperator<Tensor> f, Tensor x) {
    return hessian(of(f), List.of(x), GraphMode.FREE).get(0).get(0);
  }

  /**
   * The Hessian by each pair of inputs: {@code get(i).get(j)} has the shapes of i and j together.
   */
  public static List<List<Tensor>> hessian(
      Function<List<Tensor>, Tensor> f, List<? extends Tensor> inputs, GraphMode mode) {
    Point point = Point.at("hessian", f, inputs, mode);
    if (point.value.shape().size() != 1) {
      throw new NablaException(
          "hessian",
          "a function whose result has one element",
          "shape " + point.value.shape(),
          "reduce it, or take the jacobian");
    }
    Tensor one = zeros(point.value, point.value.shape()).add(1);
    List<Tensor> gradients = point.gradients(point.value, one, GraphMode.CREATE);
    return gradients.stream().map(point::jacobian).toList();
  }

  private static Function<List<Tensor>, Tensor> of(UnaryOperator<Tensor> f) {
    return x -> f.apply(x.get(0));
  }

  private static Tensor zeros(Tensor like, Shape shape) {
    return like.scalarLike(0).expand(shape);
  }

  /** A function recorded at its inputs. */
  private static final class Point {
    private final Tape<?> tape;
    private final List<Tensor> inputs;
    private final Tensor value;
    private final GraphMode mode;

    private Point(Tape<?> tape, List<Tensor> inputs, Tensor value, GraphMode mode) {
      this.tape = tape;
      this.inputs = inputs;
      this.value = value;
      this.mode = mode;
    }

    static Point at(
        String op, Function<List<Tensor>, Tensor> f, List<? extends Tensor> given, GraphMode mode) {
      if (given.isEmpty()) {
        throw new NablaException(op, "at least one input", "none", "name what to differentiate by");
      }
      Tape<?> tape = Tape.of(op, given.get(0));
      GraphMode kept = mode == GraphMode.CREATE ? mode : GraphMode.RETAIN; // walked several times
      return tape.enableGrad(
          () -> {
            List<Tensor> inputs = new ArrayList<>(given.size());
            given.forEach(input -> inputs.add(input(op, tape, input, mode)));
            Tensor value = f.apply(List.copyOf(inputs));
            Domain.FLOATING.require(op, value.dtype());
            return new Point(tape, inputs, tape.own(op, value), kept);
          });
    }

    /** {@code given} as an input of its own, with a history where that is asked for. */
    private static Tensor input(String op, Tape<?> tape, Tensor given, GraphMode mode) {
      Domain.FLOATING.require(op, given.dtype());
      return mode == GraphMode.CREATE && given.requiresGrad()
          ? given.reshape(given.shape())
          : tape.parameter(given);
    }

    Tensor result() {
      return mode == GraphMode.CREATE ? value : value.detach();
    }

    List<Tensor> gradients(Tensor of, Tensor seed) {
      return gradients(of, seed, mode);
    }

    List<Tensor> gradients(Tensor of, Tensor seed, GraphMode as) {
      return tape.gradients(List.of(of), inputs, List.of(seed), as, UnusedInputs.ZEROS);
    }

    /** One walk for each element of {@code of}. */
    List<Tensor> jacobian(Tensor of) {
      int size = Math.toIntExact(of.shape().size());
      List<List<Tensor>> rows = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        rows.add(gradients(of, unit(of, i)));
      }
      List<Tensor> jacobians = new ArrayList<>(inputs.size());
      for (int k = 0; k < inputs.size(); k++) {
        int input = k;
        List<Tensor> column = rows.stream().map(row -> row.get(input)).toList();
        jacobians.add(stacked(column, of, inputs.get(k)));
      }
      return jacobians;
    }

    private static Tensor stacked(List<Tensor> rows, Tensor of, Tensor by) {
      int[] extents = Arrays.copyOf(of.shape().toArray(), of.shape().rank() + by.shape().rank());
      System.arraycopy(by.shape().toArray(), 0, extents, of.shape().rank(), by.shape().rank());
      Shape shape = Shape.of(extents);
      if (rows.isEmpty()) {
        return zeros(by, shape);
      }
      Tensor[] others = rows.subList(1, rows.size()).toArray(Tensor[]::new);
      return rows.get(0).stack(0, others).reshape(shape);
    }

    /** 1 at {@code element}, 0 elsewhere. */
    private Tensor unit(Tensor like, int element) {
      double[] values = new double[Math.toIntExact(like.shape().size())];
      values[element] = 1;
      return tape.tensor(new HostArray.Doubles(values), like.shape()).to(like.dtype());
    }
  }
}
