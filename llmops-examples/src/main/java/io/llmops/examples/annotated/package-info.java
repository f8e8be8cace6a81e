/** A service of one's own whose calls are reported by an annotation. */
@NullMarked
package io.llmops.examples.annotated;

import org.jspecify.annotations.NullMarked;
