/** HTML in answers that does something when it is shown. */
@NullMarked
package io.llmops.guardrails.html;

import org.jspecify.annotations.NullMarked;
