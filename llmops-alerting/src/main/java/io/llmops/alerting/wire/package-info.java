/** What notifiers and ways back share about secrets, signatures and buttons. Not for users: the module keeps it to itself. */
@NullMarked
package io.llmops.alerting.wire;

import org.jspecify.annotations.NullMarked;
