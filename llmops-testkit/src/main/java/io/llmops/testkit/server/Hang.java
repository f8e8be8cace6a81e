package io.llmops.testkit.server;

/** No answer at all: the client waits until its own timeout, or until the server closes. Holds no thread. */
public record Hang() implements Reply {}
