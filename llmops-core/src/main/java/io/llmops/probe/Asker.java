package io.llmops.probe;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.RequestOptions;
import io.llmops.call.TokenKind;
import io.llmops.client.LlmClient;
import io.llmops.probe.match.Checked;
import io.llmops.probe.match.Checker;
import io.llmops.probe.spend.OwnCalls;
import io.llmops.probe.spend.Tariff;
import io.llmops.record.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks one case once, a few attempts if the provider fails, and checks the answer. */
record Asker(Target target, Checker checker, boolean keepOutputs, TimeSource time, Pause pause) {

    private static final int ATTEMPTS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Whom to ask, and as what. */
    record Target(LlmClient client, String model, RequestOptions options, Tariff tariff, OwnCalls calls) {}

    /** Throws only what ends a run: an interrupt, or an error of the virtual machine. */
    CaseResult ask(GoldenCase golden, int repeat) throws InterruptedException {
        Trial trial = Trial.of(golden, repeat);
        LlmRequest request = golden.request(target.model(), target.options());
        for (int attempt = 1; ; attempt++) {
            long start = time.nanos();
            try {
                LlmResponse response = target.calls().ask(target.client(), request);
                double millis = (time.nanos() - start) / NANOS_PER_MILLI;
                return checked(golden, trial, response, facts(request, response, millis));
            } catch (Throwable t) {
                Optional<Duration> wait = retry(t, attempt);
                if (wait.isEmpty()) {
                    return failed(trial, Optional.empty(), t);
                }
                pause.sleep(wait.get());
            }
        }
    }

    private static Optional<Duration> retry(Throwable thrown, int attempt) throws InterruptedException {
        rethrowFatal(thrown);
        if (Thread.interrupted() || thrown instanceof InterruptedException) {
            throw new InterruptedException();
        }
        return attempt < ATTEMPTS ? ProviderErrors.retryAfter(thrown, attempt + 1) : Optional.empty();
    }

    private static void rethrowFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    private CaseResult checked(GoldenCase golden, Trial trial, LlmResponse response, AnswerFacts facts) {
        try {
            Checked check = checker.check(golden.match(), golden.question(), response.text());
            return new CaseResult(trial, Optional.of(facts), Optional.of(check), Optional.empty());
        } catch (Throwable t) {
            rethrowFatal(t);
            return failed(trial, Optional.of(facts), t);
        }
    }

    private static CaseResult failed(Trial trial, Optional<AnswerFacts> answer, Throwable thrown) {
        return new CaseResult(trial, answer, Optional.empty(), Optional.of(ProviderErrors.type(thrown)));
    }

    private AnswerFacts facts(LlmRequest request, LlmResponse response, double millis) {
        String text = response.text();
        return new AnswerFacts(
                text.length(),
                response.usage().map(it -> it.total(TokenKind.OUTPUT)).orElse(OptionalLong.empty()),
                millis,
                target.tariff().costUsd(request, response),
                response.model(),
                response.systemFingerprint(),
                keepOutputs ? Optional.of(text) : Optional.empty());
    }
}
