/** What instrumented clients recorded, for tests to look at. */
@NullMarked
package io.llmops.testkit.recorded;

import org.jspecify.annotations.NullMarked;
