/** A Spring Boot application in which nothing but the dependency, and a few properties, is ours. */
@NullMarked
package io.llmops.examples.springboot;

import org.jspecify.annotations.NullMarked;
