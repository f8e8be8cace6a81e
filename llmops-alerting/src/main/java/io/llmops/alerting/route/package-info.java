/** Who is told of an incident. Routes are data; an audience remembers who was told. */
@NullMarked
package io.llmops.alerting.route;

import org.jspecify.annotations.NullMarked;
