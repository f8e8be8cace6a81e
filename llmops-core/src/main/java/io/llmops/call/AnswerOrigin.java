package io.llmops.call;

import java.util.Optional;

/** Who gave an answer: the model's version, and where in the application it was asked. No customer. */
public record AnswerOrigin(
        ModelVersion version, Optional<String> environment, Optional<String> feature, Optional<String> deployment) {}
