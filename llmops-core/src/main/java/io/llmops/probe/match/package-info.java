/** When an answer is right: matchers as data, their JSON form, and what carries them out. */
@NullMarked
package io.llmops.probe.match;

import org.jspecify.annotations.NullMarked;
