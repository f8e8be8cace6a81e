/** Whether JSON fits a JSON Schema, as far as the common keywords go. */
@NullMarked
package io.llmops.evaluation.schema;

import org.jspecify.annotations.NullMarked;
