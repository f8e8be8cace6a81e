package io.llmops.evaluation.heuristic;

/** How a text ends. */
final class Ending {

    private static final String FENCE = "```";
    private static final String STOPS = ".!?\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4:;";
    private static final String CLOSERS = "\"'\u201d\u2019\u00bb)]}*_`>~|\u300d\u300f\uff09";
    private static final int LONGEST_HEADING = 60;

    private final String text;

    Ending(String text) {
        this.text = text.stripTrailing();
    }

    /** Whether a fence is not closed, or what looks like JSON or is nothing but code has more opening brackets than closing ones. */
    boolean isUnclosed() {
        int fences = 0;
        for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + FENCE.length())) {
            fences++;
        }
        return fences % 2 == 1 || (isJson() && !isBalanced());
    }

    private boolean isJson() {
        String start = text.substring(0, Math.min(LONGEST_HEADING, text.length())).stripLeading();
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

    /** Whether prose ends without the end of a sentence. */
    boolean isMidSentence() {
        int last = text.length() - 1;
        while (last >= 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        if (last < 0 || STOPS.indexOf(text.charAt(last)) >= 0 || !isProse()) {
            return false;
        }
        char c = text.charAt(last);
        return Character.isLetterOrDigit(c) || c == ',' || c == '-' || c == '(' || c == '\u3001' || c == '\uff0c';
    }

    private boolean isProse() {
        int line = text.lastIndexOf('\n') + 1;
        String lastLine = text.substring(line).strip();
        return !isItem(lastLine) && (hasSentence(lastLine) || (line > 0 && lastLine.length() > LONGEST_HEADING));
    }

    /** A list item, heading, table row or line of code. */
    private static boolean isItem(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        return "-*#|>\u2022`+".indexOf(first) >= 0 || Character.isDigit(first);
    }

    private static boolean hasSentence(String line) {
        for (int i = 1; i + 1 < line.length(); i++) {
            boolean stop = ".!?\u3002\uff01\uff1f\u0964".indexOf(line.charAt(i)) >= 0;
            if (stop && (line.charAt(i) > '\u2000' || line.charAt(i + 1) == ' ') && Character.isLetter(line.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }
}
