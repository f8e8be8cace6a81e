package io.llmops.benchmarks.call;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** LangChain4j's own listeners, by name: not every repository has their modules. */
enum LangChain4jListeners {
    METRICS("dev.langchain4j.micrometer.metrics.listeners.MicrometerMetricsChatModelListener"),
    OBSERVATION("dev.langchain4j.observation.listener.ObservationChatModelListener");

    private final String className;

    LangChain4jListeners(String className) {
        this.className = className;
    }

    boolean available() {
        try {
            Class.forName(className, false, getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    ChatModelListener create() {
        MeterRegistry meters = new SimpleMeterRegistry();
        try {
            Class<?> type = Class.forName(className);
            Object listener = this == METRICS
                    ? type.getConstructor(MeterRegistry.class).newInstance(meters)
                    : type.getConstructor(ObservationRegistry.class, MeterRegistry.class)
                            .newInstance(observing(meters), meters);
            return (ChatModelListener) listener;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    className + " cannot be made; build with the profile langchain4j-listeners", e);
        }
    }

    private static ObservationRegistry observing(MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return observations;
    }
}
