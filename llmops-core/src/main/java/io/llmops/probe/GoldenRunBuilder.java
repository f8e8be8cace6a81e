package io.llmops.probe;

import io.llmops.call.RequestOptions;
import io.llmops.client.LlmClient;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.Embedding;
import io.llmops.probe.judge.Judge;
import io.llmops.probe.match.Checker;
import io.llmops.probe.spend.OwnCalls;
import io.llmops.probe.spend.Tariff;
import io.llmops.record.TimeSource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how a golden set is to be run. Every setting has a default but budget and time limit, which are unlimited. */
public final class GoldenRunBuilder {

    private static final int MAX_REPEATS = 1_000;
    private static final int MAX_CONCURRENCY = 256;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    final GoldenSet set;
    private final LlmClient client;
    final String model;
    int repeats = 1;
    int concurrency = 1;
    double perSecond = Double.POSITIVE_INFINITY;
    double budgetUsd = Double.POSITIVE_INFINITY;
    long timeLimitNanos = Long.MAX_VALUE;
    RunStore store = new MemoryRuns();
    ProgressListener listener = progress -> {};
    TimeSource time = TimeSource.system();
    Pause pause = Pause.REAL;
    private RequestOptions options = RequestOptions.defaults();
    private @Nullable String runId;
    private @Nullable Tariff tariff;
    private Optional<Embedding> embedding = Optional.empty();
    private Optional<Judge> judge = Optional.empty();
    private boolean keepOutputs;

    GoldenRunBuilder(GoldenSet set, LlmClient client, String model) {
        this.set = set;
        this.client = client;
        this.model = model;
    }

    /** How often each case is asked, by default once: models are random, and one answer tells little of one case. */
    public GoldenRunBuilder repeats(int value) {
        repeats = within("repeats", value, MAX_REPEATS);
        return this;
    }

    /** How many calls may be under way at once; by default one. */
    public GoldenRunBuilder concurrency(int value) {
        concurrency = within("concurrency", value, MAX_CONCURRENCY);
        return this;
    }

    private static int within(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " is " + value + "; give 1 to " + most);
        }
        return value;
    }

    /** How many cases may begin in a second; by default any number. */
    public GoldenRunBuilder perSecond(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("perSecond is " + value + "; give a rate greater than 0 such as 5");
        }
        perSecond = value;
        return this;
    }

    /**
     * What the whole run, judges included, may cost. A case begins only if it may cost as much as the dearest so far; what the
     * provider does not count is estimated.
     */
    public GoldenRunBuilder budgetUsd(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("budgetUsd is " + value + "; give an amount greater than 0 such as 0.5");
        }
        budgetUsd = value;
        return this;
    }

    /** After this, calls under way are given up; by default never. */
    public GoldenRunBuilder timeLimit(Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("timeLimit is " + value + "; give more than nothing such as PT10M");
        }
        timeLimitNanos = value.toNanos();
        return this;
    }

    /** What calls cost; by default by the built-in prices. */
    public GoldenRunBuilder tariff(Tariff value) {
        tariff = value;
        return this;
    }

    /** Sampling and output options of each request. */
    public GoldenRunBuilder options(RequestOptions value) {
        options = value;
        return this;
    }

    /**
     * Where results go; by default to memory.
     *
     * @param id of the run: the id of one that is there makes it go on
     */
    public GoldenRunBuilder store(RunStore value, String id) {
        store = value;
        runId = id;
        return this;
    }

    /** Where results go, under an id made of set, model and time. */
    public GoldenRunBuilder store(RunStore value) {
        store = value;
        return this;
    }

    public GoldenRunBuilder listener(ProgressListener value) {
        listener = value;
        return this;
    }

    public GoldenRunBuilder embedding(Embedding value) {
        embedding = Optional.of(value);
        return this;
    }

    public GoldenRunBuilder judge(Judge value) {
        judge = Optional.of(value);
        return this;
    }

    /** Keeps the texts of answers with the results; by default they are not kept. */
    public GoldenRunBuilder keepOutputs() {
        keepOutputs = true;
        return this;
    }

    public GoldenRunBuilder timeSource(TimeSource value) {
        time = value;
        return this;
    }

    GoldenRunBuilder pause(Pause value) {
        pause = value;
        return this;
    }

    /**
     * Checks what only all settings together tell.
     *
     * @throws IllegalArgumentException if a matcher lacks its embedding or judge, or a budget its price; with the fix
     */
    public GoldenRun build() {
        Checker checker = new Checker(embedding, judge);
        for (GoldenCase each : set.cases()) {
            checker.missing(each.match()).ifPresent(it -> {
                throw new IllegalArgumentException("Case '" + each.id() + "' cannot be checked: " + it);
            });
        }
        boolean unpricedJudge = judge.isPresent() && !judge.get().isPriced();
        if (budgetUsd != Double.POSITIVE_INFINITY && (!tariff().isKnown() || unpricedJudge)) {
            throw new IllegalArgumentException("There is a budget of " + budgetUsd + " USD but no price for "
                    + (unpricedJudge ? judge.get().model() : model)
                    + "; give one with tariff(…), or leave the budget out");
        }
        return new GoldenRun(this);
    }

    private Tariff tariff() {
        return tariff == null ? Tariff.of(PriceBook.builtIn(), model) : tariff;
    }

    Asker asker() {
        return new Asker(
                new Asker.Target(client, model, options, tariff(), OwnCalls.GOLDEN),
                new Checker(embedding, judge),
                keepOutputs,
                time,
                pause);
    }

    /** Of this second; runs of the same one have numbers. */
    private String newId() {
        String id = (set.name() + "-" + model + "-" + SECONDS.format(time.now())).replaceAll("[^A-Za-z0-9._-]", "_");
        String unused = id;
        for (int number = 2; store.find(unused).isPresent(); number++) {
            unused = id + "-" + number;
        }
        return unused;
    }

    RunInfo info() {
        return new RunInfo(runId == null ? newId() : runId, set.name(), set.fingerprint(), model, repeats, time.now());
    }
}
