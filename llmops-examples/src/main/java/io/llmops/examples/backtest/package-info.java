/** Two weeks of made-up history with labelled incidents, to try {@code llmops backtest} on. */
@NullMarked
package io.llmops.examples.backtest;

import org.jspecify.annotations.NullMarked;
