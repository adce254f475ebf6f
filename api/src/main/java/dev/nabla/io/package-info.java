/** Files: tensors in the safetensors format. */
@NullMarked
package dev.nabla.io;

import org.jspecify.annotations.NullMarked;
