package dev.nabla.tensor;

/**
 * What a backend holds outside the collector's sight.
 *
 * @param arrays how many arrays are alive
 * @param bytes their elements, and 4096 bytes for each array, an upper bound of what engine and
 *     Java keep for it
 */
public record NativeMemory(long arrays, long bytes) {}
