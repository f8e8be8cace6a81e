/** The journal in a database: {@link io.llmops.alerting.incident.jdbc.JdbcJournal}. */
@NullMarked
package io.llmops.alerting.incident.jdbc;

import org.jspecify.annotations.NullMarked;
