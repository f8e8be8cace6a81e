package io.llmops.instrument.elements;

import org.jspecify.annotations.Nullable;

/** An element on its way, with the text that it carries: it goes on when the text up to its end has been let through. */
final class Carrier {

    final @Nullable Object element;
    final String text;
    /** How many characters had come when it had; of an element that could not be read, more than ever will. */
    final long end;
    /** Characters of it that went on before it: strings may be split. */
    int gone;

    Carrier(@Nullable Object element, String text, long end) {
        this.element = element;
        this.text = text;
        this.end = end;
    }

    /** A string that is nothing but its text may be split and replaced without anybody's help. */
    boolean isPlain() {
        return element instanceof String string && string.equals(text);
    }

    int remaining() {
        return Math.max(0, text.length() - gone);
    }
}
