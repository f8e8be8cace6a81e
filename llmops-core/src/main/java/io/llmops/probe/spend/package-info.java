/** What calls of our own cost. */
@NullMarked
package io.llmops.probe.spend;

import org.jspecify.annotations.NullMarked;
