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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Questions with known answers, put to the models once a day, and again when somebody wants to know whether a model changed.
 * Each run has the budget that it was built with. Thread-safe.
 */
public final class KnownAnswers {

    private static final Duration USUALLY = Duration.ofDays(1);
    private static final Duration SOONEST = Duration.ofMinutes(30);
    private static final int KEPT = 8; // runs a model
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final Map<String, GoldenRun> runs = new HashMap<>();
    private final Map<String, Deque<Asked>> asked = new HashMap<>();
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

    /** Asks the models that were not asked for a day. */
    public void tick(Instant now) {
        runs.keySet().forEach(model -> ask(model, USUALLY, now));
    }

    /** Asks this model now, unless it was asked within half an hour, or there is nothing to ask it. */
    public void ask(String model, Instant now) {
        ask(model, SOONEST, now);
    }

    private void ask(String model, Duration atMostEvery, Instant now) {
        GoldenRun run = runs.get(model);
        if (run != null && isDue(model, atMostEvery, now)) {
            executor.execute(() -> run(model, run, now));
        }
    }

    private synchronized boolean isDue(String model, Duration atMostEvery, Instant now) {
        Instant last = begun.get(model);
        if (last != null && last.plus(atMostEvery).isAfter(now)) {
            return false;
        }
        begun.put(model, now);
        return true;
    }

    private void run(String model, GoldenRun run, Instant now) {
        try {
            RunReport report = run.run();
            List<CaseResult> graded = graded(report);
            keep(new Asked(
                    model,
                    now,
                    graded.stream().map(KnownAnswers::answer).toList(),
                    graded.stream().map(KnownAnswers::reply).toList()));
        } catch (Throwable t) {
            onFailure.accept(t);
        }
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

    private synchronized void keep(Asked run) {
        unseen.add(run);
        Deque<Asked> all = asked.computeIfAbsent(run.model, any -> new ArrayDeque<>());
        all.addLast(run);
        if (all.size() > KEPT) {
            all.removeFirst();
        }
    }

    /** The runs that ended since this was asked last, in their order. */
    synchronized List<Asked> takeNew() {
        List<Asked> taken = List.copyOf(unseen);
        unseen.clear();
        return taken;
    }

    /** The last run that began before then. */
    public synchronized Optional<Asked> before(String model, Instant then) {
        Iterator<Asked> latestFirst =
                asked.getOrDefault(model, new ArrayDeque<>()).descendingIterator();
        while (latestFirst.hasNext()) {
            Asked run = latestFirst.next();
            if (run.at.isBefore(then)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** The last run, if it began at that time or after. */
    public synchronized Optional<Asked> since(String model, Instant then) {
        return Optional.ofNullable(asked.get(model)).map(Deque::peekLast).filter(it -> !it.at.isBefore(then));
    }
}
