package io.llmops.examples.day;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.AlertingBuilder;
import io.llmops.call.CallTarget;
import io.llmops.client.LlmClient;
import io.llmops.examples.http.HttpChatClient;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.injection.InjectionGuardrail;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.record.TimeSource;
import io.llmops.testkit.server.ModelServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** One day, put together as an application would: instrumented client, guardrails, alerting; then the traffic. */
final class Simulation {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Instant start;
    private final SimulatedTime simulated = new SimulatedTime(MIDNIGHT);
    private final ReplayHeaders headers = new ReplayHeaders();
    private final Totals totals;
    private final LiveLine live;
    private final Scoreboard board = new Scoreboard();

    /**
     * What a day came to.
     *
     * @param complete whether it was not interrupted
     * @param clean whether the stand-ins found every payload in order
     */
    record Result(
            boolean complete,
            Scoreboard.Score score,
            String table,
            String verdict,
            boolean clean,
            long calls,
            double seconds) {}

    Simulation(Settings settings, Totals totals, LiveLine live) {
        this.settings = settings;
        this.start = settings.realTime() ? Instant.now() : MIDNIGHT;
        this.totals = totals;
        this.live = live;
    }

    /**
     * Runs the day to its end, or until the thread is interrupted.
     *
     * @param environment where the keys of PagerDuty and Slack may be
     */
    Result run(Map<String, String> environment) {
        long started = System.nanoTime();
        boolean complete;
        try (Desk desk = Desk.open(environment);
                ModelServer server = server();
                Guardrails guardrails = guardrails()) {
            Alerting alerting = alerting(desk, server);
            try (LlmOps ops = ops(alerting, guardrails)) {
                URI baseUri = settings.endpoint().orElse(server.baseUri());
                LlmClient client = ops.instrument(client(baseUri), target(baseUri));
                SupportService service = new SupportService(client);
                complete = replay(new Customers(settings, service, headers), alerting);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            TroublePlan faced = complete ? settings.plan() : settings.plan().until(reached());
            return new Result(
                    complete,
                    board.score(faced),
                    ScoreTable.of(faced, board),
                    desk.verdict(),
                    desk.clean(),
                    totals.calls.sum(),
                    seconds);
        }
    }

    /** How far the day came. */
    private long reached() {
        return settings.realTime() ? Duration.between(start, Instant.now()).toNanos() : simulated.nanos();
    }

    private ModelServer server() {
        return ModelServer.builder()
                .script(simulatedModel())
                .seed(settings.seed())
                .realTime(settings.realTime())
                .keepRequests(0)
                .start();
    }

    private static Guardrails guardrails() {
        return Guardrails.builder()
                .input(new SecretGuardrail())
                .input(new InjectionGuardrail())
                .output(new SecretGuardrail())
                .build();
    }

    private Alerting alerting(Desk desk, ModelServer server) {
        AlertingBuilder builder = Alerting.builder()
                .service("support-service")
                .onChange(new Spectator(board, live, start, settings.quiet()));
        desk.connect(builder);
        if (settings.endpoint().isEmpty() && !settings.realTime()) {
            builder.golden(KnownQuestions.run(
                    model(server.baseUri(), () -> KnownQuestions.headers(simulated), nanos -> {}), settings.model()));
        }
        return (settings.realTime() ? builder : builder.manually()).build();
    }

    /** Evaluators run on the thread of the call, so that a simulated day replays the same every time. */
    private LlmOps ops(Alerting alerting, Guardrails guardrails) {
        return LlmOps.builder()
                .timeSource(settings.realTime() ? TimeSource.system() : simulated)
                .guard(guardrails)
                .with(alerting)
                .listener(totals)
                .evaluationExecutor(Runnable::run)
                .build();
    }

    private LlmClient client(URI baseUri) {
        if (settings.endpoint().isPresent()) {
            return HttpChatClient.of(baseUri, settings.apiKey());
        }
        return model(baseUri, headers::get, nanos -> {
            if (!settings.realTime()) {
                simulated.advance(nanos);
            }
        });
    }

    private LlmClient model(URI baseUri, Supplier<Map<String, String>> given, LongConsumer stated) {
        return settings.inProcess()
                ? new InProcessModel(simulatedModel(), settings.seed(), given, stated)
                : new HttpChatClient(baseUri, Optional.empty(), given, stated);
    }

    private SimulatedModel simulatedModel() {
        return new SimulatedModel(settings.plan(), settings.model());
    }

    private static CallTarget target(URI baseUri) {
        int port = baseUri.getPort() > 0 ? baseUri.getPort() : 443;
        return CallTarget.of("openai", baseUri.getHost(), port);
    }

    /** Whether the day ran to its end. */
    private boolean replay(Customers customers, Alerting alerting) {
        try {
            if (settings.realTime()) {
                new RealTimeReplay(customers, live).run();
            } else {
                new Replay(customers, simulated, alerting, live, MIDNIGHT).run();
            }
            if (!alerting.flush(PATIENCE)) {
                live.print("Not everything was told within " + PATIENCE.toSeconds() + " s.");
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
