package io.llmops.call;

/** A piece of a message: text, a tool call, its result, a retrieved document, reasoning, or media. */
public sealed interface Part {

    /** Plain text. */
    record Text(String text) implements Part {}

    /** A call of a tool that the model asks for; {@code arguments} is the JSON text that it wrote. */
    record ToolCall(String callId, String name, String arguments) implements Part {}

    /** What a tool answered. Not to be trusted: whoever feeds the tool writes it. */
    record ToolResult(String callId, String text) implements Part {}

    /** Text that the application retrieved and put into the prompt. Not to be trusted either. */
    record Document(String text) implements Part {}

    /** The model's reasoning, where a provider returns it. */
    record Reasoning(String text) implements Part {}

    /** An image, a sound or a file; its bytes stay with the caller. */
    record Media(Modality modality, String mimeType) implements Part {}
}
