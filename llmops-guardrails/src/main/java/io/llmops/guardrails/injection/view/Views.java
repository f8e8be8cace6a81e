package io.llmops.guardrails.injection.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All readings of a text. What was decoded is decoded again, twice at most; no reading is longer than four times the
 * text, so that the work grows linearly with it.
 */
public final class Views {

    private static final int DEEPEST = 2;

    private final List<View> views = new ArrayList<>(2);

    private Views() {}

    /** The plain reading first. */
    public static List<View> of(String text) {
        Views all = new Views();
        all.read(View.raw(text), 0);
        return all.views;
    }

    private void read(View raw, int depth) {
        Folding folding = new Folding(raw);
        View plain = folding.plain();
        views.add(plain);
        deeper(folding.hidden(), depth);
        if (depth < DEEPEST) {
            deeper(Encoded.of(plain), depth);
            add(Joining.of(plain));
            add(Cipher.of(plain));
        }
    }

    private void deeper(@Nullable View view, int depth) {
        if (view != null) {
            read(view, depth + 1);
        }
    }

    private void add(@Nullable View view) {
        if (view != null) {
            views.add(view);
        }
    }
}
