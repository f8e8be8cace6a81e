/** What arguments and results of annotated methods say: a user's mappers, and what is understood without any. */
@NullMarked
package io.llmops.instrument.mapping;

import org.jspecify.annotations.NullMarked;
