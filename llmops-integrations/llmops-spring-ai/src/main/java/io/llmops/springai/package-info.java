/** Models of Spring AI, measured and guarded. Start at {@link io.llmops.springai.SpringAi}. */
@NullMarked
package io.llmops.springai;

import org.jspecify.annotations.NullMarked;
