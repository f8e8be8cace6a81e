/** Instruments beans: clients of known types, and whatever carries {@link io.llmops.instrument.InstrumentedLlm}. */
@NullMarked
package io.llmops.springboot.instrument;

import org.jspecify.annotations.NullMarked;
