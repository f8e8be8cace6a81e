/** Price book and the cost of a call. */
@NullMarked
package io.llmops.cost;

import org.jspecify.annotations.NullMarked;
