/** The shortest programs that show something. */
@NullMarked
package io.llmops.examples.quickstart;

import org.jspecify.annotations.NullMarked;
