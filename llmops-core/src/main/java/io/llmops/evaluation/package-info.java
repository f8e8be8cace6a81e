/**
 * Evaluators of one answer: sampled, off the caller's thread, never quoting content. What is on by default is in
 * {@code io.llmops.evaluation.heuristic.StandardEvaluators}.
 */
@NullMarked
package io.llmops.evaluation;

import org.jspecify.annotations.NullMarked;
