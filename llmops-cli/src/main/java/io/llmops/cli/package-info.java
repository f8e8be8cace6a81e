/** The library from a terminal. */
@NullMarked
package io.llmops.cli;

import org.jspecify.annotations.NullMarked;
