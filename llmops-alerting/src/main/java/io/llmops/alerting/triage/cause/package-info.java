/** Why quality moved: the model, the users, or chance. */
@NullMarked
package io.llmops.alerting.triage.cause;

import org.jspecify.annotations.NullMarked;
