package io.llmops.instrument.streams;

import io.llmops.instrument.elements.Elements;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.Types;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@link Stream}: the terminal operation runs the call, which ends when the last element is out; closing the stream before
 * gives it up. An operation that stops early, such as {@code findFirst}, is only seen if the stream is closed, else the
 * call ends as abandoned. Where a guardrail enforces, elements are fetched one after the other, even by a parallel
 * stream.
 */
public final class StreamHandler implements ReturnTypeHandler {

    public StreamHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        return Types.raw(returnType) == Stream.class
                ? Optional.of(new Answers(Types.argument(returnType), true))
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // declared as a stream
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply = call.admit();
        if (reply.isPresent()) {
            return Stream.of(reply.get());
        }
        call.active().watch();
        Stream<Object> stream = (Stream<Object>) call.proceed();
        if (stream == null) {
            return call.endWithNull();
        }
        call.active().onCut(stream::close);
        return instrumented(stream, call);
    }

    private static Stream<?> instrumented(Stream<Object> stream, MethodCall call) {
        Spliterator<?> source;
        try {
            source = source(stream, call);
        } catch (Throwable t) {
            // such as that the bean has used its stream already
            call.active().fail(t);
            throw t;
        }
        return StreamSupport.stream(source, stream.isParallel())
                .onClose(stream::close)
                .onClose(call.active()::cancel);
    }

    private static Spliterator<?> source(Stream<Object> stream, MethodCall call) {
        return call.active().enforcesOutput()
                ? Spliterators.spliteratorUnknownSize(
                        new ScreenedIterator(stream.iterator(), call), Spliterator.ORDERED)
                : new WatchedSpliterator(stream.spliterator(), new Elements(call));
    }
}
