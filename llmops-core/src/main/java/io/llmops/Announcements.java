package io.llmops;

import io.llmops.record.Failures;
import java.util.List;

/** The guarded place where extensions hear of events: each hears everything, whatever the others throw. */
final class Announcements {

    private final List<Extension> extensions;
    private final Failures failures;

    Announcements(List<Extension> extensions, Failures failures) {
        this.extensions = extensions;
        this.failures = failures;
    }

    void publish(OpsEvent event) {
        for (Extension extension : extensions) {
            try {
                extension.onEvent(event);
            } catch (Throwable t) {
                failures.caught("extension", t);
            }
        }
    }
}
