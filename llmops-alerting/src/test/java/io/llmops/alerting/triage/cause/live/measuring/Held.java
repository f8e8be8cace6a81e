package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;

/** What a peer claims: for a day since it last found something new. */
final class Held {

    private static final long DAY = 86_400_000;

    private long model = Long.MIN_VALUE / 2;
    private long users = Long.MIN_VALUE / 2;
    private Cause said = Cause.NOISE;

    void found(boolean ofModel, boolean ofUsers, long millis, int calls, Contestant.Listener listener) {
        long latest = Math.max(model, users);
        if (millis - latest >= DAY) {
            model = Long.MIN_VALUE / 2;
            users = Long.MIN_VALUE / 2;
        }
        model = ofModel && model < 0 ? millis : model;
        users = ofUsers && users < 0 ? millis : users;
        Cause now = model > 0
                ? users > 0 ? Cause.BOTH : Cause.MODEL_CHANGED
                : users > 0 ? Cause.USERS_CHANGED : Cause.NOISE;
        if (now != said) {
            said = now;
            listener.says(now, millis, calls);
        }
    }
}
