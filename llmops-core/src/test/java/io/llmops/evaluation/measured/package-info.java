/** How well the cheap signals do on real data; see {@code docs/quality-watch.md}. */
@NullMarked
package io.llmops.evaluation.measured;

import org.jspecify.annotations.NullMarked;
