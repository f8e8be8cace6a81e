package io.llmops.guardrails;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.llmops.call.Origin;

/** Puts back what placeholders stand for, in a text that may come in pieces. Holds back what may become a placeholder. */
final class Restorer {

    private final Vault vault;
    private final Origin origin;
    private final StringBuilder held = new StringBuilder();

    Restorer(Vault vault, Origin origin) {
        this.vault = vault;
        this.origin = origin;
    }

    String accept(String delta) {
        held.append(delta);
        return restored(false);
    }

    String drain(String last) {
        held.append(last);
        return restored(true);
    }

    private String restored(boolean complete) {
        StringBuilder shown = new StringBuilder(held.length());
        int at = 0;
        for (int open = held.indexOf("["); open >= 0; open = held.indexOf("[", at)) {
            shown.append(held, at, open);
            int end = end(open);
            if (end == held.length() && !complete && held.length() - open < vault.longest()) {
                held.delete(0, open);
                return shown.toString();
            }
            String text = end < held.length() ? vault.text(held.substring(open, end + 1)) : null;
            shown.append(text == null ? "[" : written(text));
            at = text == null ? open + 1 : end + 1;
        }
        shown.append(held, at, held.length());
        held.setLength(0);
        return shown.toString();
    }

    /** Where a placeholder that begins here would end: at the next bracket, or where the text does. */
    private int end(int open) {
        int i = open + 1;
        while (i < held.length() && held.charAt(i) != ']' && held.charAt(i) != '[') {
            i++;
        }
        return i;
    }

    /** Arguments of a tool call are JSON, and stay so. */
    private String written(String text) {
        return origin == Origin.TOOL_CALL
                ? String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text))
                : text;
    }
}
