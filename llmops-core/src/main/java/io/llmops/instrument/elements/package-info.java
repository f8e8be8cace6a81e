/** A streamed answer, element by element: noted as it is, or screened by guardrails. */
@NullMarked
package io.llmops.instrument.elements;

import org.jspecify.annotations.NullMarked;
