/**
 * Requests and answers of an SDK as the JSON that they stand for: where each text stands in it, and how an edit gets there
 * while everything else stays as it is.
 */
@NullMarked
package io.llmops.instrument.json;

import org.jspecify.annotations.NullMarked;
