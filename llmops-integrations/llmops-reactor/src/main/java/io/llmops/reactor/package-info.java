/**
 * {@code Mono} and {@code Flux} as return types of annotated beans. There is nothing to call: being on the path is enough.
 */
@NullMarked
package io.llmops.reactor;

import org.jspecify.annotations.NullMarked;
