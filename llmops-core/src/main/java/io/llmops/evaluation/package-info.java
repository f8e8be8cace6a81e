/** Evaluators of one answer: sampled, off the caller's thread, never quoting content. */
@NullMarked
package io.llmops.evaluation;

import org.jspecify.annotations.NullMarked;
