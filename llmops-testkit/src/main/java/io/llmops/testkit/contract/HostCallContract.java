package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.call.CallTarget;
import io.llmops.call.Edits;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Passage;
import io.llmops.guardrails.Guardrails;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The host's call is sacred: whatever our participants throw, the host sees what it would see without us, and healthy
 * listeners hear everything. Every adapter inherits this.
 *
 * <pre>{@code
 * class OpenAiContractTest extends HostCallContract {
 *     protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) { … }
 * }
 * }</pre>
 */
public abstract class HostCallContract {

    /** For subclasses. */
    protected HostCallContract() {}

    /**
     * A client as a host would hold it: instrumented by {@code ops}, or bare. Each call makes a new one.
     */
    protected abstract HostClient client(Optional<LlmOps> ops, ProviderMood mood) throws Exception;

    /** Whether {@link ProviderMood#BREAKS} is told apart from {@link ProviderMood#FAILS} by the client. */
    protected boolean streams() {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverAListenerThrows() {
        return everyWeapon(
                weapon -> ops -> ops.listener(Sabotage.atStart(weapon)).listener(Sabotage.ever(weapon)));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverAGuardThrows() {
        return everyWeapon(weapon -> ops -> ops.guard(Sabotage.guard(weapon)));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhenAGuardCannotBegin() {
        return everyWeapon(weapon -> ops -> ops.guard(Sabotage.guardThatCannotScreen(weapon)));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverAnObservingGuardrailThrows() {
        return everyWeapon(weapon -> ops -> ops.guard(Guardrails.builder()
                .observeOn(Runnable::run)
                .input(new ThrowingGuardrail(weapon), ThrowingGuardrail.OBSERVE)
                .output(new ThrowingGuardrail(weapon), ThrowingGuardrail.OBSERVE)
                .build()));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverAnEnforcingGuardrailThrows() {
        return everyWeapon(weapon -> ops -> ops.guard(Guardrails.builder()
                .input(new ThrowingGuardrail(weapon))
                .output(new ThrowingGuardrail(weapon))
                .build()));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverASpanProcessorThrows() {
        return everyWeapon(weapon -> ops -> ops.openTelemetry(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(Sabotage.spanProcessor(weapon))
                        .build())
                .build()));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverItsMetersThrow() {
        return everyWeapon(weapon -> ops -> ops.openTelemetry(Sabotage.brokenMeters(weapon)));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverItsLoggersThrow() {
        return everyWeapon(weapon -> ops -> ops.openTelemetry(Sabotage.brokenLoggers(weapon)));
    }

    /** Both where no meter can be made and where those that are made throw. Skipped where there is no Micrometer. */
    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverItsMicrometerRegistryThrows() {
        assumeTrue(isMicrometerHere(), "micrometer-core is not on the path");
        return Stream.concat(
                everyWeapon(weapon -> ops -> ops.micrometer(BrokenRegistry.withoutMeters(weapon))),
                everyWeapon(weapon -> ops -> ops.micrometer(BrokenRegistry.withBrokenMeters(weapon))));
    }

    private static boolean isMicrometerHere() {
        try {
            Class.forName("io.micrometer.core.instrument.MeterRegistry");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhereAnswersAreNull() {
        return everyWeapon(weapon -> ops -> ops.listener(Sabotage.nulls()).guard(Sabotage.guardOfNulls()));
    }

    @TestFactory
    Stream<DynamicTest> theHostSeesItsOwnResultWhateverAnEvaluatorThrows() {
        return everyWeapon(weapon ->
                ops -> ops.evaluators(List.of(Sabotage.evaluator(weapon))).evaluationExecutor(Runnable::run));
    }

    private Stream<DynamicTest> everyWeapon(
            java.util.function.Function<Sabotage.Weapon, UnaryOperator<LlmOpsBuilder>> sabotage) {
        return Stream.of(Sabotage.Weapon.values())
                .flatMap(weapon -> Stream.of(ProviderMood.values())
                        .filter(mood -> mood != ProviderMood.BREAKS || streams())
                        .map(mood -> DynamicTest.dynamicTest(
                                weapon + " while the provider " + mood.name().toLowerCase(Locale.ROOT),
                                () -> seesTheSame(mood, sabotage.apply(weapon)))));
    }

    private void seesTheSame(ProviderMood mood, UnaryOperator<LlmOpsBuilder> sabotage) throws Exception {
        HealthyListener healthy = new HealthyListener();
        try (HostClient bare = client(Optional.empty(), mood);
                LlmOps ops = sabotage.apply(LlmOps.builder()).listener(healthy).build();
                HostClient instrumented = client(Optional.of(ops), mood)) {
            int forms = 0;
            for (Form form : Form.values()) {
                Seen expected = form.ask(bare);
                if (expected.isNothing()) {
                    continue;
                }
                forms++;
                assertThat(form.ask(instrumented))
                        .as("%s of the instrumented client", form)
                        .isEqualTo(expected);
                assertThat(instrumented.lastRequest()).isEqualTo(bare.lastRequest());
            }
            healthy.awaitEnded(forms);
            assertThat(healthy.ended())
                    .hasSize(forms)
                    .extracting(LlmCall::outcome)
                    .containsOnly(outcome(mood));
        }
    }

    private static Outcome outcome(ProviderMood mood) {
        return mood == ProviderMood.ANSWERS ? Outcome.COMPLETED : Outcome.FAILED;
    }

    @Test
    void anEditReachesTheProviderAndNothingElseChanges() throws Exception {
        CallScreen shouting = new CallScreen() {
            @Override
            public Admission input(LlmRequest request) {
                return Admission.proceed(shouted(request));
            }
        };
        try (HostClient bare = client(Optional.empty(), ProviderMood.ANSWERS);
                LlmOps ops =
                        LlmOps.builder().guard((start, decided) -> shouting).build();
                HostClient instrumented = client(Optional.of(ops), ProviderMood.ANSWERS)) {
            for (Form form : Form.values()) {
                if (!form.ask(bare).isNothing()) {
                    form.ask(instrumented);
                    assertThat(instrumented.lastRequest())
                            .as("request of %s", form)
                            .isEqualTo(bare.lastRequest().replace(HostClient.QUESTION, shout(HostClient.QUESTION)))
                            .contains(shout(HostClient.QUESTION));
                }
            }
        }
    }

    private static Edits shouted(LlmRequest request) {
        Map<String, String> edits = new HashMap<>();
        for (Passage passage : request.passages()) {
            if (passage.text().contains(HostClient.QUESTION)) {
                edits.put(passage.id(), passage.text().replace(HostClient.QUESTION, shout(HostClient.QUESTION)));
            }
        }
        return Edits.of(edits);
    }

    private static String shout(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @Test
    @SuppressWarnings("try") // the scope is only held
    void callsInsideAnotherInstrumentedCallAreAttemptsOfIt() throws Exception {
        HealthyListener healthy = new HealthyListener();
        try (LlmOps ops = LlmOps.builder().listener(healthy).build();
                HostClient instrumented = client(Optional.of(ops), ProviderMood.ANSWERS)) {
            ActiveCall outer = ops.recorder(CallTarget.of("outer"), error -> Optional.empty())
                    .start(() -> LlmRequest.of("outer-model", "?"));
            outer.admit();
            int attempts = 0;
            try (Scope scope = outer.makeCurrent()) {
                for (Form form : Form.values()) {
                    attempts += form.ask(instrumented).isNothing() ? 0 : 1;
                }
            }
            outer.succeed(() -> LlmResponse.of("done"));

            assertThat(healthy.ended()).hasSize(1);
            assertThat(healthy.ended().get(0).request().model()).contains("outer-model");
            assertThat(healthy.ended().get(0).attempts()).isEqualTo(attempts);
        }
    }

    /** The forms in which a host may ask. */
    private enum Form {
        CHAT {
            @Override
            @Nullable String answer(HostClient client) throws Exception {
                return client.chat();
            }
        },
        CHAT_ASYNC {
            @Override
            @Nullable String answer(HostClient client) throws Exception {
                return client.chatAsync();
            }
        },
        CHAT_STREAMING {
            @Override
            @Nullable String answer(HostClient client) throws Exception {
                return client.chatStreaming();
            }
        };

        abstract @Nullable String answer(HostClient client) throws Exception;

        Seen ask(HostClient client) {
            try {
                return new Seen(answer(client), null, null);
            } catch (Throwable t) {
                return new Seen(null, t.getClass(), t.getMessage());
            }
        }
    }

    /** An answer, or what was thrown. */
    private record Seen(
            @Nullable String text,
            @Nullable Class<?> thrown,
            @Nullable String message) {
        boolean isNothing() {
            return text == null && thrown == null;
        }
    }
}
