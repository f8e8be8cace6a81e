/** What a method's return type means for its call, and the two that answer at once or later: values and futures. */
@NullMarked
package io.llmops.instrument.returns;

import org.jspecify.annotations.NullMarked;
