/** What monitors would have done on history: replayed through the code that watches, and judged by labelled incidents. */
@NullMarked
package io.llmops.cli.backtest;

import org.jspecify.annotations.NullMarked;
