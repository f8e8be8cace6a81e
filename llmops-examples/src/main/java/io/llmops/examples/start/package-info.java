/** The program of the page that gets one started. */
@NullMarked
package io.llmops.examples.start;

import org.jspecify.annotations.NullMarked;
