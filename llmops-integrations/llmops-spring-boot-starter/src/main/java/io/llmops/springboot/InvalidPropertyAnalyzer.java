package io.llmops.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a wrong property as Spring Boot tells its own. */
final class InvalidPropertyAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        return new FailureAnalysis(
                "The property " + cause.key() + " has the value '" + cause.value() + "', which LLMOps refuses:\n\n    "
                        + cause.reason(),
                "Change or remove " + cause.key() + " in your application's configuration.",
                cause);
    }
}
