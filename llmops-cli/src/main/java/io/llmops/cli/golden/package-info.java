/** Golden sets from a terminal. */
@NullMarked
package io.llmops.cli.golden;

import org.jspecify.annotations.NullMarked;
