package io.llmops.testkit.contract;

import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Retry;
import io.llmops.evaluation.Evaluator;
import io.llmops.record.Admission;
import io.llmops.record.CallGuard;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;

/** Participants that always throw, wherever they are called. The fixtures of {@link HostCallContract}. */
final class Sabotage {

    private Sabotage() {}

    /** What is thrown: unchecked, linkage, a stack that ran over, and checked past the compiler. */
    enum Weapon {
        RUNTIME {
            @Override
            Throwable make() {
                return new IllegalStateException("sabotage");
            }
        },
        LINKAGE {
            @Override
            Throwable make() {
                return new NoClassDefFoundError("sabotage");
            }
        },
        STACK {
            @Override
            Throwable make() {
                return new StackOverflowError("sabotage");
            }
        },
        CHECKED {
            @Override
            Throwable make() {
                return new java.io.IOException("sabotage");
            }
        };

        abstract Throwable make();

        /** Has the type that its caller must return. */
        @SuppressWarnings("TypeParameterUnusedInFormals")
        <T> T strike() {
            throw sneaky(make());
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }

    /** Throws when a call starts. */
    static CallListener atStart(Weapon weapon) {
        return start -> weapon.strike();
    }

    /** Hears the start, then throws at everything else. */
    static CallListener ever(Weapon weapon) {
        return start -> new CallObserver() {
            @Override
            public Context context(Context parent) {
                return weapon.strike();
            }

            @Override
            public void onChunk(long gapNanos, Context context) {
                weapon.strike();
            }

            @Override
            public void onDecision(GuardrailDecision decision, Context context) {
                weapon.strike();
            }

            @Override
            public void onRetry(Retry retry, Context context) {
                weapon.strike();
            }

            @Override
            public void onRateLimited(Duration waited, Context context) {
                weapon.strike();
            }

            @Override
            public void onEnd(LlmCall call, Context context) {
                weapon.strike();
            }
        };
    }

    /** A guard that cannot even begin. */
    static CallGuard guardThatCannotScreen(Weapon weapon) {
        return (start, decided) -> weapon.strike();
    }

    /** A guard that enforces and throws at every step. */
    static CallGuard guard(Weapon weapon) {
        return (start, decided) -> new CallScreen() {
            @Override
            public Admission input(LlmRequest request) {
                return weapon.strike();
            }

            @Override
            public Admission unreadableInput(CallStart unreadable) {
                return weapon.strike();
            }

            @Override
            public boolean enforcesOutput() {
                return true;
            }

            @Override
            public ChannelScreen channel(Channel channel) {
                return new ChannelScreen() {
                    @Override
                    public String accept(String delta) {
                        return weapon.strike();
                    }

                    @Override
                    public String drain() {
                        return weapon.strike();
                    }
                };
            }

            @Override
            public Admission output(LlmResponse response, boolean streamed) {
                return weapon.strike();
            }
        };
    }

    /** A listener that answers null wherever an answer is due. */
    @SuppressWarnings("NullAway") // that is the point
    static CallListener nulls() {
        return start -> new CallObserver() {
            @Override
            public Context context(Context parent) {
                return null;
            }
        };
    }

    /** A guard that enforces and answers null wherever an answer is due. */
    @SuppressWarnings("NullAway") // that is the point
    static CallGuard guardOfNulls() {
        return (start, decided) -> new CallScreen() {
            @Override
            public Admission input(LlmRequest request) {
                return null;
            }

            @Override
            public boolean enforcesOutput() {
                return true;
            }

            @Override
            public ChannelScreen channel(Channel channel) {
                return null;
            }

            @Override
            public Admission output(LlmResponse response, boolean streamed) {
                return null;
            }
        };
    }

    /** An application's telemetry of which every record throws. */
    static OpenTelemetry brokenMeters(Weapon weapon) {
        return telemetry("getMeterProvider", broken(MeterProvider.class, weapon));
    }

    /** An application's telemetry of which every event throws, and every question whether it is wanted. */
    static OpenTelemetry brokenLoggers(Weapon weapon) {
        return telemetry("getLogsBridge", broken(LoggerProvider.class, weapon));
    }

    /** Telemetry that does nothing but for one thing. */
    private static OpenTelemetry telemetry(String getter, Object broken) {
        return (OpenTelemetry) Proxy.newProxyInstance(
                Sabotage.class.getClassLoader(),
                new Class<?>[] {OpenTelemetry.class},
                (proxy, method, arguments) ->
                        method.getName().equals(getter) ? broken : method.invoke(OpenTelemetry.noop(), arguments));
    }

    /** Builders build on; instruments throw. */
    private static Object broken(Class<?> type, Weapon weapon) {
        return Proxy.newProxyInstance(
                Sabotage.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Class<?> answer = method.getReturnType();
                    if (answer.isPrimitive()) {
                        return weapon.strike();
                    }
                    return answer == type || answer.isInstance(proxy) ? proxy : broken(answer, weapon);
                });
    }

    static Evaluator evaluator(Weapon weapon) {
        return call -> weapon.<Optional<io.llmops.evaluation.Evaluation>>strike();
    }

    /** An OpenTelemetry span processor that throws when a span starts and when it ends. */
    static SpanProcessor spanProcessor(Weapon weapon) {
        return new SpanProcessor() {
            @Override
            public void onStart(Context parent, ReadWriteSpan span) {
                weapon.strike();
            }

            @Override
            public boolean isStartRequired() {
                return true;
            }

            @Override
            public void onEnd(ReadableSpan span) {
                weapon.strike();
            }

            @Override
            public boolean isEndRequired() {
                return true;
            }
        };
    }
}
