/**
 * Settings of ours as people write them: a strict tree of JSON or YAML in which every value knows its place, so that an error
 * names file, line, key and the fix.
 *
 * <p>YAML is read where {@code jackson-dataformat-yaml} is on the path; nothing else needs it.
 */
@NullMarked
package io.llmops.config;

import org.jspecify.annotations.NullMarked;
