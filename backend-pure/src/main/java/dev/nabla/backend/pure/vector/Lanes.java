package dev.nabla.backend.pure.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Species and classes of the vectors in use: what the compiler of Java 17 must know as constants to
 * keep vectors in registers, whatever other vector code ran before.
 *
 * <p>It types what an operation returns, but not what a load, {@code reinterpretShape} or a
 * variable that a loop changes holds: {@code FLOAT.cast(..)} types it, at no cost, before a method
 * is called on it. {@code reinterpretAsInts} and {@code convert} look species up at run time.
 * Beyond 18,000 nodes the compiler types nothing more and boxes: a loop has at most some twenty
 * operations and calls no method of ours; several loops go through {@link Passes}.
 */
public final class Lanes {
  public static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class).check(int.class);

  public static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  public static final Class<? extends FloatVector> FLOAT = FloatVector.zero(FLOATS).getClass();
  static final Class<? extends IntVector> INT = IntVector.zero(INTS).getClass();
  public static final Class<? extends DoubleVector> DOUBLE = DoubleVector.zero(DOUBLES).getClass();

  private Lanes() {}
}
