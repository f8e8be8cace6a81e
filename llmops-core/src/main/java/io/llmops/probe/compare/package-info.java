/** Whether two runs of a golden set differ by more than chance, and where. */
@NullMarked
package io.llmops.probe.compare;

import org.jspecify.annotations.NullMarked;
