package io.llmops.testkit.server;

/** What the model server does with one request for a chat completion, a response or a message. */
public sealed interface Reply permits Answer, Fault, FaultMidway, Break, Hang {}
