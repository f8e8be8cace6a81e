/** Evaluators that cost microseconds: what is wrong with an answer, as far as words, characters and formats show. */
@NullMarked
package io.llmops.evaluation.heuristic;

import org.jspecify.annotations.NullMarked;
