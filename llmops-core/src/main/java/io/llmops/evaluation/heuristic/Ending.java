package io.llmops.evaluation.heuristic;

/** How a text ends. */
final class Ending {

    private static final String FENCE = "```";
    private static final String STOPS = ".!?\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4:;";
    private static final String OPEN = ",-(\u3001\uff0c";
    private static final int BEGINNING = 60;
    private static final int LEAST_LINES = 2;
    /** A name, a result, a yes. */
    private static final int SIGN_OFF = 25;

    private static final double MOST_STOP = 0.7;

    private final String text;

    Ending(String text) {
        this.text = text.stripTrailing();
    }

    /** Whether a fence is not closed, or what looks like JSON has more opening brackets than closing ones. */
    boolean isUnclosed() {
        int fences = 0;
        for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + FENCE.length())) {
            fences++;
        }
        return fences % 2 == 1 || (isJson() && !isBalanced());
    }

    private boolean isJson() {
        String start = text.substring(0, Math.min(BEGINNING, text.length())).stripLeading();
        return start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\"");
    }

    private boolean isBalanced() {
        int open = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                open++;
            } else if (!quoted && (c == '}' || c == ']')) {
                open--;
            }
        }
        return open <= 0 && !quoted;
    }

    /** Whether prose ends without the end of a sentence; a closing bracket or quotation mark is an end, too. */
    boolean isMidSentence() {
        if (text.isEmpty() || !isProse()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) || OPEN.indexOf(last) >= 0;
    }

    /** The last line has a full sentence before its end, or most of the lines before it end with a stop. */
    private boolean isProse() {
        int line = text.lastIndexOf('\n') + 1;
        return (line < text.length() && !isItem(text.charAt(line)) && hasSentence(text.substring(line)))
                || (text.length() - line > SIGN_OFF && mostLinesStop(text.substring(0, line)));
    }

    /** A list item, heading, table row or line of code. */
    private static boolean isItem(char first) {
        return "-*#|>\u2022`+".indexOf(first) >= 0 || Character.isDigit(first);
    }

    private static boolean mostLinesStop(String lines) {
        int all = 0;
        int stopped = 0;
        for (String line : lines.split("\n", -1)) {
            String stripped = line.strip();
            if (!stripped.isEmpty()) {
                all++;
                stopped += STOPS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0 ? 1 : 0;
            }
        }
        return all >= LEAST_LINES && stopped >= MOST_STOP * all;
    }

    private static boolean hasSentence(String line) {
        for (int i = 1; i + 1 < line.length(); i++) {
            boolean stop = ".!?\u3002\uff01\uff1f\u0964".indexOf(line.charAt(i)) >= 0;
            if (stop
                    && (line.charAt(i) > '\u2000' || line.charAt(i + 1) == ' ')
                    && Character.isLetter(line.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }
}
