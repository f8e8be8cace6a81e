/** Many words and phrases looked for in one pass, as people write them: any case, any white space. */
@NullMarked
package io.llmops.guardrails.phrase;

import org.jspecify.annotations.NullMarked;
