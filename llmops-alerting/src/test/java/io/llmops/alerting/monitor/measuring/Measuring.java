package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.monitor.measuring.Incident.Of;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Timing;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures every condition on two weeks of services with the traffic of real traces, ten labelled incidents each, next to the
 * usual rules. Arguments: the folder of the traces, and {@code dev} or {@code report}; docs/conditions.md has the command.
 * What is developed is developed on {@code dev}: another trace, other seeds.
 */
final class Measuring {

    private static final int CLIENTS = 5;
    private static final double BUSY = 30;
    private static final double THIN = 1.5;

    private Measuring() {}

    public static void main(String[] arguments) {
        Path traces = Path.of(arguments[0]);
        if (!Files.isDirectory(traces)) {
            System.err.println("No traces in " + traces + ": nothing is measured");
            return;
        }
        boolean report = arguments.length > 1 && arguments[1].equals("report");
        List<double[]> rates =
                Rates.of(traces.resolve(report ? "m-large-rates.csv.gz" : "m-small-rates.csv.gz"), CLIENTS);
        long firstSeed = report ? 1001 : 1;
        print(
                System.out,
                BUSY + " calls a minute, windows of 5 minutes",
                measure(rates, BUSY, Duration.ofMinutes(5), firstSeed));
        print(
                System.out,
                THIN + " calls a minute, windows of 30 minutes",
                measure(rates, THIN, Duration.ofMinutes(30), firstSeed));
        List<Service> quiet = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            quiet.add(new Service(rates.get(i), BUSY, firstSeed + 500 + i, false));
        }
        Quiet.print(System.out, quiet);
    }

    private static List<Score> measure(List<double[]> rates, double callsAMinute, Duration window, long firstSeed) {
        List<Score> scores = Contestants.all(window).stream().map(Score::new).toList();
        for (int i = 0; i < rates.size(); i++) {
            for (int repeat = 0; repeat < 2; repeat++) {
                run(new Service(rates.get(i), callsAMinute, firstSeed + 10L * i + repeat, true), scores);
            }
        }
        return scores;
    }

    private static void run(Service service, List<Score> scores) {
        Digests digests = new Digests(1 << 12);
        CallDigests recorder = new CallDigests(digests, TimeSource.system());
        List<Contestant.Judge> judges =
                scores.stream().map(it -> it.contestant().begin().get()).toList();
        List<List<State>> states =
                judges.stream().map(it -> (List<State>) new ArrayList<State>()).toList();
        Feeds feeds = new Feeds(service, digests);
        for (int minute = 0; minute < Service.MINUTES; minute++) {
            Instant now = Service.START.plusSeconds(60L * (minute + 1));
            for (long tokens : service.tokens(minute)) {
                record(recorder, tokens, now);
            }
            for (int i = 0; i < judges.size(); i++) {
                states.get(i).add(judges.get(i).step(feeds, now));
            }
        }
        for (int i = 0; i < judges.size(); i++) {
            scores.get(i).add(states.get(i), service.incidents());
        }
    }

    private static void record(CallDigests recorder, long tokens, Instant at) {
        LlmRequest request = LlmRequest.of("model", "");
        LlmResponse response = LlmResponse.builder().usage(Usage.of(10, tokens)).build();
        CallStart start = new CallStart(request, CallTarget.of("vendor"), CallLabels.none(), at);
        LlmCall call = new LlmCall(
                start,
                Outcome.COMPLETED,
                Optional.of(request),
                Optional.of(response),
                Optional.of(response),
                Optional.empty(),
                new Timing(0, OptionalLong.empty(), 0),
                1,
                List.of(),
                SpanContext.getInvalid());
        recorder.onStart(start).onEnd(call, Context.root());
    }

    private static void print(PrintStream out, String title, List<Score> scores) {
        for (Of of : Of.values()) {
            out.println();
            out.println("**" + of.name().toLowerCase(Locale.ROOT) + "** (" + title + ")");
            out.println();
            out.println("| condition | precision | recall | median delay | false alarms a week | found |");
            out.println("|---|---|---|---|---|---|");
            scores.stream()
                    .filter(it -> it.contestant().of() == of)
                    .map(Score::row)
                    .forEach(out::println);
        }
    }
}
