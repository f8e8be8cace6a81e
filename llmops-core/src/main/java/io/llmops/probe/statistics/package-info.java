/** What two runs of the same questions differ by, and whether chance explains it. Pure: numbers in, numbers out. */
@NullMarked
package io.llmops.probe.statistics;

import org.jspecify.annotations.NullMarked;
