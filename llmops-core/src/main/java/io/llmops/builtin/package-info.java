/** Reading what ships with the library. */
@NullMarked
package io.llmops.builtin;

import org.jspecify.annotations.NullMarked;
