package io.llmops.alerting.assess;

import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.live.GoldenReply;
import io.llmops.probe.AnswerFacts;
import io.llmops.probe.CaseResult;
import io.llmops.probe.GoldenRun;
import io.llmops.probe.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Questions with known answers, put to the models once a day, and again when somebody wants to know whether a model changed.
 * Each run has the budget that it was built with. Asked by one thread; the executor may have others.
 */
public final class KnownAnswers {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOONEST = Duration.ofMinutes(30);
    private static final int KEPT = 3; // daily runs of a model
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final Map<String, GoldenRun> runs = new HashMap<>();
    private final Map<String, Deque<Asked>> daily = new HashMap<>();
    private final Map<String, Asked> latest = new HashMap<>();
    private final Map<String, Instant> begunDaily = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final List<Asked> unseen = new ArrayList<>();
    private final Executor executor;
    private final Consumer<Throwable> onFailure;

    /**
     * What came of a run.
     *
     * @param at when it began
     * @param replies the same in numbers
     */
    public record Asked(String model, Instant at, List<GoldenAnswer> answers, List<GoldenReply> replies) {}

    /**
     * @param runs one for each model at most
     * @param executor may take as long as a run does
     * @param onFailure hears what a run threw
     */
    public KnownAnswers(List<GoldenRun> runs, Executor executor, Consumer<Throwable> onFailure) {
        runs.forEach(it -> this.runs.put(it.model(), it));
        this.executor = executor;
        this.onFailure = onFailure;
    }

    /** Asks all models once a day. */
    public void tick(Instant now) {
        runs.forEach((model, run) -> {
            if (isDue(begunDaily, model, DAY, now)) {
                begunDaily.put(model, now);
                begin(run, true, now);
            }
        });
    }

    /** Asks this model now, unless it was asked within half an hour, or there is nothing to ask it. */
    public void ask(String model, Instant now) {
        GoldenRun run = runs.get(model);
        if (run != null && isDue(begun, model, SOONEST, now)) {
            begin(run, false, now);
        }
    }

    private static boolean isDue(Map<String, Instant> last, String model, Duration atMostEvery, Instant now) {
        return !last.containsKey(model) || !last.get(model).plus(atMostEvery).isAfter(now);
    }

    private void begin(GoldenRun run, boolean isDaily, Instant now) {
        begun.put(run.model(), now);
        executor.execute(() -> {
            try {
                keep(asked(run, now), isDaily);
            } catch (Throwable t) {
                onFailure.accept(t);
            }
        });
    }

    private static Asked asked(GoldenRun run, Instant now) {
        List<CaseResult> graded = graded(run.run());
        return new Asked(
                run.model(),
                now,
                graded.stream().map(KnownAnswers::answer).toList(),
                graded.stream().map(KnownAnswers::reply).toList());
    }

    /** Of repeated cases the first answer: pairs are of one with one. */
    private static List<CaseResult> graded(RunReport report) {
        return report.run().results().stream()
                .filter(it -> it.isGraded() && it.trial().repeat() == 0)
                .toList();
    }

    private static GoldenAnswer answer(CaseResult result) {
        String id = result.trial().caseId();
        Optional<String> text = result.answer().flatMap(AnswerFacts::output);
        return text.isPresent()
                ? GoldenAnswer.of(id, result.isCorrect(), text.get())
                : GoldenAnswer.of(id, result.isCorrect());
    }

    /** Where the provider does not count tokens, about as many as there are characters, by four. */
    private static GoldenReply reply(CaseResult result) {
        long tokens = result.answer()
                .map(it -> it.outputTokens().orElse(it.outputChars() / CHARACTERS_OF_A_TOKEN))
                .orElse(0L);
        return new GoldenReply(result.trial().caseId(), result.isCorrect(), (int) Math.min(Integer.MAX_VALUE, tokens));
    }

    private synchronized void keep(Asked run, boolean isDaily) {
        unseen.add(run);
        latest.put(run.model, run);
        if (isDaily) {
            Deque<Asked> all = daily.computeIfAbsent(run.model, any -> new ArrayDeque<>());
            all.addFirst(run);
            if (all.size() > KEPT) {
                all.removeLast();
            }
        }
    }

    /** The runs that ended since this was asked last, in their order. */
    synchronized List<Asked> takeNew() {
        List<Asked> taken = List.copyOf(unseen);
        unseen.clear();
        return taken;
    }

    /** The last daily run that began before then: one that an incident was the reason for is no baseline. */
    public synchronized Optional<Asked> before(String model, Instant then) {
        return daily.getOrDefault(model, new ArrayDeque<>()).stream()
                .filter(it -> it.at.isBefore(then))
                .findFirst();
    }

    /** The last run, if it began at that time or after. */
    public synchronized Optional<Asked> since(String model, Instant then) {
        return Optional.ofNullable(latest.get(model)).filter(it -> !it.at.isBefore(then));
    }
}
