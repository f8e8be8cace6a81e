package io.llmops.telemetry;

import io.llmops.call.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a model of the same name becomes another one: a response model, or a fingerprint of a known response
 * model, that was not there before. Not news are the first version of a model asked for, a version within
 * {@link #ANNOUNCED_FOR} of an announced deployment, and fingerprints within {@link #SETTLING} of a response model's first
 * answer, because providers balance several at a time. Knows only what answered since the process began.
 */
public final class ModelVersions {

    /** How long after a deployment a new version counts as announced. */
    public static final Duration ANNOUNCED_FOR = Duration.ofMinutes(15);

    /** How long new fingerprints of a response model are no news. */
    public static final Duration SETTLING = Duration.ofHours(1);

    private static final int MAX_MODELS = 500;
    private static final int MAX_VERSIONS = 100;

    /** Hashed and compared by its own code, as {@link ModelVersion} is. */
    private record Asked(String provider, Optional<String> requestModel) {
        @Override
        public int hashCode() {
            return 31 * provider.hashCode() + requestModel.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked asked
                    && provider.equals(asked.provider)
                    && requestModel.equals(asked.requestModel);
        }
    }

    /** What has answered for one model asked for. */
    private static final class History {
        final Map<Optional<String>, Instant> firstAnswers = new HashMap<>();
        final Set<ModelVersion> versions = new HashSet<>();

        @Nullable ModelVersion latest;

        /** After many fingerprints, no more of them are told apart, but response models still are. */
        boolean isNew(ModelVersion version) {
            return versions.size() < MAX_VERSIONS
                    ? versions.add(version)
                    : firstAnswers.size() < MAX_VERSIONS && !firstAnswers.containsKey(version.responseModel());
        }
    }

    private final Map<Asked, History> histories = new HashMap<>();
    private final Supplier<Instant> now;
    private final BiConsumer<ModelVersion, ModelVersion> listener;
    private Instant announcedUntil = Instant.MIN;

    /**
     * @param listener hears of a version that answers unannounced, and of the one before it
     */
    public ModelVersions(Supplier<Instant> now, BiConsumer<ModelVersion, ModelVersion> listener) {
        this.now = now;
        this.listener = listener;
    }

    /** Something was deployed: what changes now was announced. */
    public synchronized void announced() {
        announcedUntil = now.get().plus(ANNOUNCED_FOR);
    }

    /** A version has answered. Returns whether that is news, which the listener has then heard. */
    boolean answered(ModelVersion version) {
        ModelVersion before = before(version);
        if (before == null) {
            return false;
        }
        listener.accept(version, before);
        return true;
    }

    /** The version before this one, if this one is news. */
    private synchronized @Nullable ModelVersion before(ModelVersion version) {
        Asked asked = new Asked(version.provider(), version.requestModel());
        History history = histories.get(asked);
        if (history == null) {
            if (histories.size() >= MAX_MODELS) {
                return null;
            }
            history = new History();
            histories.put(asked, history);
        }
        if (!history.isNew(version)) {
            return null;
        }
        Instant time = now.get();
        Instant first = history.firstAnswers.putIfAbsent(version.responseModel(), time);
        ModelVersion before = history.latest;
        history.latest = version;
        boolean settling = first != null && time.isBefore(first.plus(SETTLING));
        return settling || time.isBefore(announcedUntil) ? null : before;
    }
}
