/**
 * Routes in a file, JSON or YAML: everything that the code can say. Start at {@link
 * io.llmops.alerting.route.file.RouteFile}.
 */
@NullMarked
package io.llmops.alerting.route.file;

import org.jspecify.annotations.NullMarked;
