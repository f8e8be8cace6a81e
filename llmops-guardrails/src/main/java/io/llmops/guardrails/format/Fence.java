package io.llmops.guardrails.format;

/** Markdown fences around a whole text. */
final class Fence {

    private static final String MARK = "```";

    private Fence() {}

    /** What stands within, or the text if there are no fences around it. */
    static String within(String text) {
        String stripped = text.strip();
        int line = stripped.indexOf('\n');
        if (line < 0 || stripped.length() < line + MARK.length() || !stripped.endsWith(MARK)) {
            return text;
        }
        String opening = stripped.substring(0, line).strip();
        boolean opens = opening.equals(MARK) || opening.equalsIgnoreCase(MARK + "json");
        return opens ? stripped.substring(line, stripped.length() - MARK.length()) : text;
    }
}
