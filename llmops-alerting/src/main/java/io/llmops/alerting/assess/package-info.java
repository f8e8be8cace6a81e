/** What can be found out about incidents while they are open: whose trouble they are, and why quality moved. */
@NullMarked
package io.llmops.alerting.assess;

import org.jspecify.annotations.NullMarked;
