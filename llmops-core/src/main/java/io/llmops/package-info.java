/** Front door: {@link io.llmops.LlmOps} instruments clients and wires {@linkplain io.llmops.Extension extensions}. */
@NullMarked
package io.llmops;

import org.jspecify.annotations.NullMarked;
