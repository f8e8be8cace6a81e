package io.llmops.guardrails.injection.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text file beside the classes; lines that begin with # are remarks. */
final class Resource {

    private Resource() {}

    static List<String> lines(String name) {
        return paragraphs(name).stream().filter(line -> !line.isEmpty()).toList();
    }

    /** The same, with the empty lines between paragraphs. */
    static List<String> paragraphs(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's " + name + " cannot be read", e);
        }
    }
}
