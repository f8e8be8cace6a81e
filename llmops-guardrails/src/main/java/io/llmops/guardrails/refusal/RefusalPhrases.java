package io.llmops.guardrails.refusal;

import io.llmops.guardrails.phrase.Phrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The phrases of refusals and what is around them, from {@code phrases.txt}. */
final class RefusalPhrases {

    /** What a phrase says. */
    enum Kind {
        REFUSAL,
        INABILITY,
        APOLOGY,
        POLICY
    }

    @FunctionalInterface
    interface Sink {
        void seen(Kind kind, int start, int end);
    }

    private final List<Kind> kinds = new ArrayList<>();
    private final Phrases phrases;

    private RefusalPhrases(BufferedReader lines) {
        List<String> all = new ArrayList<>();
        lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(':');
            Kind kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
            for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
                all.add(phrase.strip());
                kinds.add(kind);
            }
        });
        phrases = Phrases.of(all);
    }

    static RefusalPhrases read() {
        try (InputStream in = RefusalPhrases.class.getResourceAsStream("phrases.txt")) {
            return new RefusalPhrases(new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(in, "phrases.txt"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int longest() {
        return phrases.longest();
    }

    void scan(String text, Sink sink) {
        phrases.scan(text.replace('\u2019', '\''), (phrase, start, end) -> sink.seen(kinds.get(phrase), start, end));
    }
}
