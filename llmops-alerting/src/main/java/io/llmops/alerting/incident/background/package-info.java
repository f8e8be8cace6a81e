/** What helps to understand an incident: which models it is about, and what changed shortly before. */
@NullMarked
package io.llmops.alerting.incident.background;

import org.jspecify.annotations.NullMarked;
