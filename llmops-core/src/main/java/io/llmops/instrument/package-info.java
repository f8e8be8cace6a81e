/** Wrappers that report calls. */
@NullMarked
package io.llmops.instrument;

import org.jspecify.annotations.NullMarked;
