package dev.nabla.train;

import dev.nabla.tensor.Tensor;
import java.util.Map;

/** What a file has of a part. */
record Stored(Map<String, Tensor> tensors, Map<String, String> texts) {}
