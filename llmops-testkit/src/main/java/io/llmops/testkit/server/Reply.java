package io.llmops.testkit.server;

/** What the model server does with one chat completion request. */
public sealed interface Reply permits Answer, Fault, Break, Hang {}
