/** Questions with known answers: golden sets, their runs and where runs are kept, and probes that ask them on a schedule. */
@NullMarked
package io.llmops.probe;

import org.jspecify.annotations.NullMarked;
