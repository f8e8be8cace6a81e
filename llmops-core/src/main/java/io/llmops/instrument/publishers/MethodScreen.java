package io.llmops.instrument.publishers;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.elements.ScreenedElements;
import io.llmops.instrument.returns.MethodCall;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Screens the elements of an annotated method, whose mapping knows their type. */
final class MethodScreen<T> implements ElementScreen<T> {

    private final ScreenedElements elements;

    MethodScreen(MethodCall call) {
        this.elements = new ScreenedElements(call);
    }

    @Override
    public List<T> accept(T element) {
        return typed(elements.accept(element));
    }

    @Override
    public List<T> restOfBroken() {
        return typed(elements.restOfBroken());
    }

    @Override
    public void ended(Consumer<List<T>> serve, Consumer<CallBlockedException> refuse) {
        elements.ended(rest -> serve.accept(typed(rest)), refuse);
    }

    @SuppressWarnings("unchecked") // elements that came, or that the mapping made to be such
    private static <T> List<T> typed(List<? extends @Nullable Object> elements) {
        return (List<T>) elements;
    }
}
