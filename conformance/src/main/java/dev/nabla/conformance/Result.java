package dev.nabla.conformance;

/**
 * How one test of the kit ended.
 *
 * @param id stable: {@code matmul/f32/noncontiguous/grad}
 * @param rule the method that it belongs to: {@code GoldenRules.golden}
 * @param error the greatest error seen, in units in the last place; NaN where none was measured
 * @param allowed how much of it the specification, or what was declared, allows
 * @param reason the message of a failure, or what was declared
 */
public record Result(
    String id,
    String rule,
    Tier tier,
    Verdict verdict,
    double milliseconds,
    double error,
    double allowed,
    String reason) {}
