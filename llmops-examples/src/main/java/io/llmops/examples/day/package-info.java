/** The main job: a day of traffic through an LLM-backed service, with troubles, alerts and a score. */
@NullMarked
package io.llmops.examples.day;

import org.jspecify.annotations.NullMarked;
