package io.llmops.alerting.incident.background;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which model answered last where which was asked for. Of up to 500; the others are not remembered. */
final class ModelsSeen implements CallListener {

    private static final int MOST = 500;
    private static final int LONGEST = 100;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final CallObserver observer = new CallObserver() {
        @Override
        public void onEnd(LlmCall call, Context context) {
            answered(call);
        }
    };

    @Override
    public CallObserver onStart(CallStart start) {
        return observer;
    }

    private void answered(LlmCall call) {
        Optional<String> asked = call.request().model();
        Optional<String> answered = call.response().flatMap(it -> it.model());
        if (asked.isEmpty() || answered.isEmpty() || answered.get().length() > LONGEST) {
            return;
        }
        String before = answers.get(asked.get());
        if (!answered.get().equals(before) && (before != null || answers.size() < MOST)) {
            answers.put(asked.get(), answered.get());
        }
    }

    Optional<String> lastAnswer(String requestModel) {
        return Optional.ofNullable(answers.get(requestModel));
    }
}
