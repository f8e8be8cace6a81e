package io.llmops.call;

/** A tool that the model may call; {@code parameters} is its JSON Schema as text. */
public record ToolDefinition(String name, String description, String parameters) {}
