package io.llmops.guardrails.injection;

import io.llmops.guardrails.injection.model.LinearModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The model of the jar, read when it is first needed. */
final class BuiltInModel {

    static final LinearModel INSTANCE = read("injection.model");

    private BuiltInModel() {}

    private static LinearModel read(String name) {
        try (InputStream in = BuiltInModel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            return LinearModel.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's " + name + " cannot be read", e);
        }
    }
}
