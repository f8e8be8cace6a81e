/** Streams, iterators and iterables: the first run through the elements is the call. */
@NullMarked
package io.llmops.instrument.streams;

import org.jspecify.annotations.NullMarked;
