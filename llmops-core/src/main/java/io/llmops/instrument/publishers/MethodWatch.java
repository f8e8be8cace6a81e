package io.llmops.instrument.publishers;

import io.llmops.instrument.elements.Elements;

/** Notes what the publisher of an annotated method brings. */
record MethodWatch<T>(Elements elements) implements ElementWatch<T> {

    @Override
    public void note(T element) {
        elements.note(element);
    }

    @Override
    public void ended(Runnable tellHost) {
        elements.ended(tellHost);
    }
}
