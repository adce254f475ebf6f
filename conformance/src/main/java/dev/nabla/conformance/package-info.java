/** The kit that says whether a backend keeps the contract: extend {@code BackendConformance}. */
@NullMarked
package dev.nabla.conformance;

import org.jspecify.annotations.NullMarked;
