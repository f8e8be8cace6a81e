/** Publishers: the first subscription is the call. */
@NullMarked
package io.llmops.instrument.publishers;

import org.jspecify.annotations.NullMarked;
