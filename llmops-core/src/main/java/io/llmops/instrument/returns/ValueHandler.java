package io.llmops.instrument.returns;

import java.lang.reflect.Type;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Plain values: the call ends when the method returns. Collections are such values, for they hold all that was answered. */
public final class ValueHandler implements ReturnTypeHandler {

    private record Late(Class<?> type, String instead) {}

    /** Types that answer after the method has returned; what is declared as exactly one of those to use has a handler. */
    private static final List<Late> LATE = List.of(
            new Late(CompletionStage.class, "CompletionStage or CompletableFuture"),
            new Late(Future.class, "CompletionStage or CompletableFuture"),
            new Late(Flow.Publisher.class, "Flow.Publisher"),
            new Late(BaseStream.class, "Stream"),
            new Late(Iterator.class, "Iterator"),
            new Late(Enumeration.class, "Iterator"),
            new Late(Spliterator.class, "Stream"));

    /** Types of libraries that we do not know, but know to answer late. */
    private static final List<String> LATE_ELSEWHERE = List.of(
            "org.reactivestreams.Publisher",
            "io.smallrye.mutiny.Uni",
            "io.reactivex.rxjava3.core.SingleSource",
            "io.reactivex.rxjava3.core.MaybeSource",
            "io.reactivex.rxjava3.core.CompletableSource",
            "io.reactivex.rxjava3.core.ObservableSource",
            "kotlinx.coroutines.flow.Flow");

    public ValueHandler() {}

    @Override
    public Optional<Answers> answers(Type returnType) {
        Class<?> raw = Types.raw(returnType);
        for (Late late : LATE) {
            if (late.type().isAssignableFrom(raw)) {
                throw new IllegalArgumentException(raw.getName() + " answers after the method has returned, in a way "
                        + "that cannot be seen: declare " + late.instead());
            }
        }
        if (isLateElsewhere(raw)) {
            throw new IllegalArgumentException(raw.getName() + " answers after the method has returned, and no "
                    + "ReturnTypeHandler on the class path knows it: add the llmops module for its library, write a "
                    + "handler, or declare CompletionStage or Flow.Publisher");
        }
        return Optional.of(new Answers(returnType, false));
    }

    private static boolean isLateElsewhere(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        if (LATE_ELSEWHERE.contains(type.getName()) || isLateElsewhere(type.getSuperclass())) {
            return true;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (isLateElsewhere(each)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Throwable {
        Optional<Object> reply = call.admit();
        return reply.isPresent() ? reply.get() : call.succeed(call.proceed());
    }
}
