package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.triage.cause.Cause;

/** What is held to have happened, from the first claim until nothing new was claimed for a day. */
final class Episode {

    private static final long LASTS = 24 * 3_600_000L;
    private static final long NEVER = -1;

    private long model = NEVER;
    private long users = NEVER;

    void claimModel(long millis) {
        model = model == NEVER ? millis : model;
    }

    void claimUsers(long millis) {
        users = users == NEVER ? millis : users;
    }

    boolean model() {
        return model != NEVER;
    }

    boolean users() {
        return users != NEVER;
    }

    /** True once, when it is over. */
    boolean ends(long millis) {
        long latest = Math.max(model, users);
        if (latest == NEVER || millis - latest < LASTS) {
            return false;
        }
        model = NEVER;
        users = NEVER;
        return true;
    }

    Cause cause() {
        return cause(model(), users());
    }

    static Cause cause(boolean model, boolean users) {
        if (model) {
            return users ? Cause.BOTH : Cause.MODEL_CHANGED;
        }
        return users ? Cause.USERS_CHANGED : Cause.NOISE;
    }
}
