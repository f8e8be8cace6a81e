package io.llmops.cli;

import io.llmops.alerting.digest.CustomerDirectory;
import io.llmops.alerting.triage.ScopeDiagnosis;
import io.llmops.alerting.triage.ScopeTriage;
import io.llmops.alerting.triage.TriageWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log of calls, one after the other, into a triage. */
final class TriageRun {

    static final int NOT_BLOCKED = -2;

    private static final int NO_RULE = -1;
    private static final int MOST_RULES = 63;
    private static final int MOST_HELD = 1 << 23;

    private final long window;
    private final ScopeTriage triage;
    private final CustomerDirectory names = new CustomerDirectory();
    private final Map<String, Integer> rules = new HashMap<>();
    private final List<String> ruleNames = new ArrayList<>();
    private final HeldCalls held = new HeldCalls(MOST_HELD);
    private long latest = Long.MIN_VALUE;
    private long calls;
    private long late;
    private boolean cut;

    TriageRun(Duration window) {
        this.window = window.toMillis();
        triage = new ScopeTriage(window, TriageWords.of("blocked", this::ruleName));
    }

    /** Takes a call; what is too old for the last window by now becomes history. */
    void hold(CallLine call) {
        long time = time(call);
        held.add(time, customer(call), rule(call));
        while (held.time() <= time - window) {
            release();
        }
        if (held.isFull()) {
            cut = true;
            release();
        }
    }

    /** Takes a call at once. */
    void add(CallLine call) {
        add(time(call), customer(call), rule(call));
    }

    private void release() {
        add(held.time(), held.customer(), held.rule());
        held.remove();
    }

    private void add(long time, long customer, int rule) {
        triage.add(time, customer, Math.max(NO_RULE, rule), rule != NOT_BLOCKED);
    }

    /** Judges the window that ends with the latest call, by all that was held back for it. */
    ScopeDiagnosis last() {
        long start = latest - window + 1;
        triage.advance(start);
        if (triage.windowStart() < start) {
            triage.endWindow(start);
        }
        while (!held.isEmpty()) {
            release();
        }
        return triage.diagnose(latest);
    }

    /** Judges the window in which the last added call was. */
    ScopeDiagnosis now() {
        return triage.diagnose(Math.min(latest, windowEnd() - 1));
    }

    boolean isBeyond(CallLine call) {
        return calls > 0 && call.epochMilli() >= windowEnd();
    }

    long windowStart() {
        return triage.windowStart();
    }

    long windowEnd() {
        return triage.windowStart() + window;
    }

    long calls() {
        return calls;
    }

    /** How many came after a later one. */
    long late() {
        return late;
    }

    /** Whether the last window had more calls than can be held, so that a shorter one was judged. */
    boolean isCut() {
        return cut;
    }

    String name(long customer) {
        return names.name(customer).orElse("");
    }

    private long time(CallLine call) {
        late += call.epochMilli() < latest ? 1 : 0;
        latest = Math.max(latest, call.epochMilli());
        calls++;
        return latest;
    }

    /** FNV-1a, and the finisher of MurmurHash3. */
    private long customer(CallLine call) {
        String customer = call.customer();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < customer.length(); i++) {
            hash = (hash ^ customer.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        if (names.isFull()) {
            names.retain(triage::holds);
        }
        names.put(hash, customer);
        return hash;
    }

    private int rule(CallLine call) {
        if (!call.blocked()) {
            return NOT_BLOCKED;
        }
        @Nullable String rule = call.rule();
        if (rule == null) {
            return NO_RULE;
        }
        Integer known = rules.get(rule);
        if (known != null) {
            return known;
        }
        if (ruleNames.size() == MOST_RULES) {
            return MOST_RULES;
        }
        ruleNames.add(rule);
        rules.put(rule, ruleNames.size() - 1);
        return ruleNames.size() - 1;
    }

    private String ruleName(int rule) {
        return rule < ruleNames.size() ? "'" + ruleNames.get(rule) + "'" : "of all others";
    }
}
