/** Auto-configuration for Spring Boot: client beans are instrumented by themselves. */
@NullMarked
package io.llmops.springboot;

import org.jspecify.annotations.NullMarked;
