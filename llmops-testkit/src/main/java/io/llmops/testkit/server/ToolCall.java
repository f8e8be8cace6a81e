package io.llmops.testkit.server;

/**
 * A function that the model asks its caller to run.
 *
 * @param arguments JSON text, sent as it is: it need not be valid, as with real models
 */
public record ToolCall(String id, String name, String arguments) {}
