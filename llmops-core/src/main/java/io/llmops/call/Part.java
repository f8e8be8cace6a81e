package io.llmops.call;

/** A piece of a message: text, a tool call, its result, a retrieved document, reasoning, or media. */
public sealed interface Part {

    /** Plain text. */
    record Text(String text) implements Part {
        @Override
        public String toString() {
            return describe("Text", text);
        }
    }

    /** A call of a tool that the model asks for; {@code arguments} is the JSON text that it wrote. */
    record ToolCall(String callId, String name, String arguments) implements Part {
        @Override
        public String toString() {
            return describe("ToolCall " + name, arguments);
        }
    }

    /** What a tool answered. Not to be trusted: whoever feeds the tool writes it. */
    record ToolResult(String callId, String text) implements Part {
        @Override
        public String toString() {
            return describe("ToolResult", text);
        }
    }

    /** Text that the application retrieved and put into the prompt. Not to be trusted either. */
    record Document(String text) implements Part {
        @Override
        public String toString() {
            return describe("Document", text);
        }
    }

    /** The model's reasoning, where a provider returns it. */
    record Reasoning(String text) implements Part {
        @Override
        public String toString() {
            return describe("Reasoning", text);
        }
    }

    /** An image, a sound or a file; its bytes stay with the caller. */
    record Media(Modality modality, String mimeType) implements Part {}

    /** Kind and length, never the text. */
    private static String describe(String kind, String text) {
        return kind + "{" + text.length() + " characters}";
    }
}
