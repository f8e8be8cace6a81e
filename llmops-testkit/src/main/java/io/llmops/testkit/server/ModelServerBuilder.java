package io.llmops.testkit.server;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of a {@link ModelServer}. Not thread-safe. */
public final class ModelServerBuilder {

    Script script = Script.plausible();
    long seed = 1;
    Optional<String> apiKey = Optional.empty();
    Set<String> models = Set.of();
    boolean realTime;
    int chunkTokens = 8;
    int keepRequests = 1_000;
    int maxBodyBytes = 8 * 1024 * 1024;
    int threads = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    InstantSource clock = InstantSource.system();

    ModelServerBuilder() {}

    /** What to reply; {@link Script#plausible()} by default. */
    public ModelServerBuilder script(Script script) {
        this.script = script;
        return this;
    }

    /** Where the script's chance starts; 1 by default. */
    public ModelServerBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** The only key that is let in; by default any key is, and none. */
    public ModelServerBuilder apiKey(String apiKey) {
        this.apiKey = Optional.of(apiKey);
        return this;
    }

    /** The only models that exist; by default any does. */
    public ModelServerBuilder models(String... models) {
        this.models = new LinkedHashSet<>(List.of(models));
        return this;
    }

    /**
     * Whether delays are waited, not only stated. Each delayed request then holds a thread, so the server gets 64
     * unless {@link #threads} is called afterwards.
     */
    public ModelServerBuilder realTime(boolean realTime) {
        this.realTime = realTime;
        this.threads = realTime ? 64 : threads;
        return this;
    }

    /** Size of the chunks of a stream, in tokens of four characters; 8 by default. */
    public ModelServerBuilder chunkTokens(int chunkTokens) {
        this.chunkTokens = atLeast(1, chunkTokens, "chunkTokens");
        return this;
    }

    /** How many of the latest requests {@link ModelServer#requests()} shows; 1,000 by default, 0 for a long replay. */
    public ModelServerBuilder keepRequests(int keepRequests) {
        this.keepRequests = atLeast(0, keepRequests, "keepRequests");
        return this;
    }

    /** The largest request body that is not refused with 413; 8 MiB by default. */
    public ModelServerBuilder maxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = atLeast(1, maxBodyBytes, "maxBodyBytes");
        return this;
    }

    /** How many requests are worked on at once; 2 to 4 by default, by the number of processors. */
    public ModelServerBuilder threads(int threads) {
        this.threads = atLeast(1, threads, "threads");
        return this;
    }

    /** Where {@code created} comes from; the system's clock by default. */
    public ModelServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Binds a port and starts to answer; later changes to this builder do not reach the server. */
    public ModelServer start() {
        return new ModelServer(this);
    }

    private static int atLeast(int min, int value, String name) {
        if (value < min) {
            throw new IllegalArgumentException(name + " must be at least " + min + ", not " + value);
        }
        return value;
    }
}
