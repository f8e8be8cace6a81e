package io.llmops.alerting.monitor;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What to do about it: a few steps in the alert itself, and where the rest is written. */
public record Runbook(String title, List<String> steps, Optional<URI> link) {

    private static final Runbook NONE = new Runbook("", List.of(), Optional.empty());

    public Runbook {
        steps = List.copyOf(steps);
    }

    public static Runbook none() {
        return NONE;
    }

    public static Runbook of(String title, String... steps) {
        return new Runbook(title, List.of(steps), Optional.empty());
    }

    /**
     * From Markdown: the first heading is the title, the items of the first list are the steps (up to 10, each of up to 400
     * characters), the first link to https is where to read on.
     */
    public static Runbook markdown(String text) {
        return MarkdownRunbook.parse(text);
    }

    public Runbook link(URI link) {
        return new Runbook(title, steps, Optional.of(link));
    }

    public boolean isEmpty() {
        return steps.isEmpty() && link.isEmpty();
    }
}
