/** Who is told of an incident, and when. */
@NullMarked
package io.llmops.examples.routes;

import org.jspecify.annotations.NullMarked;
