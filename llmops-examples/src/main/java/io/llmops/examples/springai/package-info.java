/** Spring AI, measured and guarded: a chat client on a wrapped model. */
@NullMarked
package io.llmops.examples.springai;

import org.jspecify.annotations.NullMarked;
