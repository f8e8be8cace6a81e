package io.llmops.testkit.server;

/** What the model server does with one request for a chat completion or a response. */
public sealed interface Reply permits Answer, Fault, Break, Hang {}
