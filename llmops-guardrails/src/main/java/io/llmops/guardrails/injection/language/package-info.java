/**
 * Words and what they are about: tokens, a vocabulary for telling language from noise, concepts of what an attack says
 * in many languages, and rules over the order of concepts.
 */
@NullMarked
package io.llmops.guardrails.injection.language;

import org.jspecify.annotations.NullMarked;
