package dev.nabla.tensor;

/**
 * What a backend holds outside the collector's sight.
 *
 * @param arrays how many arrays are alive
 * @param bytes their elements, and 16384 bytes for each array: several times what engine and Java
 *     keep for it, so that many small ones count
 */
public record NativeMemory(long arrays, long bytes) {}
