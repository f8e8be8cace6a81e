package io.llmops.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.heuristic.StandardEvaluators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often {@code quality-drop} cries while nothing is wrong: weeks of traffic of real answers of three kinds (short ones,
 * sentences, paragraphs), whose mix changes with the hour and at random, judged by the default evaluators. The arguments are the
 * folder of the data and a number of services.
 */
final class QuietWeeks {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration LENGTH = Duration.ofDays(21);
    private static final int CALLS = 30;
    private static final double REMEMBERED = 0.95; // of the mix's random part, from one step to the next

    private final List<List<Map<String, Double>>> kinds =
            List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private QuietWeeks(Path data) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(data.resolve("quality/hallucination_qa_dev.jsonl"))) {
            JsonNode row = json.readTree(line);
            String context = row.path("context").asText();
            boolean isShort = row.path("label").asText().equals("ok");
            kinds.get(isShort ? 0 : 1).add(scores(context, row, row.path("text").asText()));
            kinds.get(2).add(scores(context, row, context));
        }
    }

    public static void main(String[] args) throws IOException {
        QuietWeeks weeks = new QuietWeeks(Path.of(args[0]));
        int services = Integer.parseInt(args[1]);
        for (double spread : new double[] {0, 0.05, 0.1}) {
            Map<String, Integer> fired = new TreeMap<>();
            for (int seed = 1; seed <= services; seed++) {
                weeks.service(seed, spread).forEach(it -> fired.merge(it, 1, Integer::sum));
            }
            System.out.printf(
                    "mix's random part %.2f: %d services of %d days: %s%n", spread, services, LENGTH.toDays(), fired);
        }
    }

    private static Map<String, Double> scores(String document, JsonNode row, String answer) {
        Message asked = new Message(
                Role.USER,
                List.of(
                        new Part.Document(document),
                        new Part.Text(row.path("prompt").asText())));
        LlmRequest request = LlmRequest.builder("m").message(asked).build();
        CallStart start = new CallStart(request, CallTarget.of("openai"), CallLabels.none(), Instant.EPOCH);
        LlmResponse response = LlmResponse.of(answer);
        LlmCall call = LlmCall.completed(start, response, 1);
        Map<String, Double> scores = new TreeMap<>();
        for (Evaluator evaluator : StandardEvaluators.all()) {
            evaluator.evaluate(call).ifPresent(it -> scores.put(it.name(), it.score()));
        }
        return scores;
    }

    /** The evaluations for which an alert fired. */
    private List<String> service(int seed, double spread) {
        Random random = new Random(seed);
        Alerts alerts = new Alerts(qualityDrop());
        SignalHistory history = new SignalHistory();
        Instant now = Instant.parse("2026-03-02T00:00:00Z");
        Instant end = now.plus(LENGTH);
        List<String> fired = new ArrayList<>();
        double wander = 0;
        while (now.isBefore(end)) {
            Instant from = now;
            now = now.plus(STEP);
            wander = REMEMBERED * wander + Math.sqrt(1 - REMEMBERED * REMEMBERED) * random.nextGaussian();
            double hour = (now.getEpochSecond() % 86_400) / 3_600.0;
            double first = 0.4 + 0.15 * Math.sin(hour * Math.PI / 12) + spread * wander;
            record(history, first, from, now, random);
            history.advanceTo(now);
            alerts.step(new Feeds(history), now).stream()
                    .filter(Transition::isFired)
                    .forEach(it -> fired.add(it.labels().toString().replaceAll(".*evaluation.name=([a-z_]+).*", "$1")));
        }
        return fired;
    }

    private static List<Monitor> qualityDrop() {
        return MonitorPacks.standard().stream()
                .filter(it -> it.name().equals("quality-drop"))
                .toList();
    }

    private void record(SignalHistory history, double first, Instant from, Instant now, Random random) {
        Map<String, List<Double>> scores = new TreeMap<>();
        for (int i = 0; i < CALLS; i++) {
            double drawn = random.nextDouble();
            List<Map<String, Double>> kind = kinds.get(drawn < first ? 0 : drawn < (1 + first) / 2 ? 1 : 2);
            kind.get(random.nextInt(kind.size()))
                    .forEach((name, score) -> scores.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(score));
        }
        scores.forEach((name, all) -> history.add(
                "llmops.evaluation.score",
                Labels.of(
                        "gen_ai.provider.name", "openai",
                        "gen_ai.request.model", "m",
                        "gen_ai.evaluation.name", name),
                Aggregate.recorded(all.stream().mapToDouble(Double::doubleValue).toArray()),
                from,
                now));
    }
}
