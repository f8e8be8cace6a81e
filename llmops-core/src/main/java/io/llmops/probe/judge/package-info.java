/** A model that judges answers of a model. */
@NullMarked
package io.llmops.probe.judge;

import org.jspecify.annotations.NullMarked;
