/**
 * Monitors in a file, JSON or YAML: everything that the code can say. Start at {@link
 * io.llmops.alerting.monitor.file.MonitorFile}.
 */
@NullMarked
package io.llmops.alerting.monitor.file;

import org.jspecify.annotations.NullMarked;
