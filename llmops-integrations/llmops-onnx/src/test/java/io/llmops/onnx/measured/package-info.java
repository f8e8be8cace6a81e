/** How well the small model does on real data, and what it costs; see {@code docs/quality-watch.md}. */
@NullMarked
package io.llmops.onnx.measured;

import org.jspecify.annotations.NullMarked;
