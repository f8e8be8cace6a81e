package io.llmops.alerting.notify;

import java.net.URI;

/** Where to read on. */
public record Link(String text, URI href) {

    /** Whether a browser can follow it: a runbook may also be a file beside the code. */
    boolean isWeb() {
        return isWeb(href);
    }

    static boolean isWeb(URI href) {
        boolean http = "https".equalsIgnoreCase(href.getScheme()) || "http".equalsIgnoreCase(href.getScheme());
        return http && href.getHost() != null;
    }
}
