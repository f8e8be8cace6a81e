/** The actuator endpoint {@code llmops}: what is instrumented, what is watched, what is wrong. */
@NullMarked
package io.llmops.springboot.endpoint;

import org.jspecify.annotations.NullMarked;
