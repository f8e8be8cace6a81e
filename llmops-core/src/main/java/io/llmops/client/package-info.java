/** The neutral client interface and its streams. */
@NullMarked
package io.llmops.client;

import org.jspecify.annotations.NullMarked;
