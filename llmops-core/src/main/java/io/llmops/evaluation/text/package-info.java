/** The texts of a call, read once into words and sentences for all evaluators. */
@NullMarked
package io.llmops.evaluation.text;

import org.jspecify.annotations.NullMarked;
