package io.llmops.alerting.notify;

import java.net.URI;

/** Where to read on. */
public record Link(String text, URI href) {}
