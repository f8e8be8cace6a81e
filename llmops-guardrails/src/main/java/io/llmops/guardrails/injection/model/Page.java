package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Hits;
import io.llmops.guardrails.injection.language.Rules;
import io.llmops.guardrails.injection.language.Tokens;
import io.llmops.guardrails.injection.view.View;
import java.util.List;

/** A view, its tokens, the rules it fulfils and the windows it is judged by. */
public record Page(
        View view,
        Tokens tokens,
        Hits hits,
        List<Window> windows,
        Contrast contrast,
        Landmarks landmarks,
        Capitals capitals) {

    /** Reads a view. */
    public static Page of(View view) {
        Tokens tokens = Tokens.of(view.text());
        return new Page(
                view,
                tokens,
                Rules.scan(tokens),
                Windows.of(tokens),
                new Contrast(tokens),
                new Landmarks(tokens),
                new Capitals(view.text(), tokens));
    }
}
