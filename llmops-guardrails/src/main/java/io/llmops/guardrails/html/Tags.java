package io.llmops.guardrails.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Every place where a tag may begin, each read for itself: what one reader takes for an attribute is a tag to another. To
 * take a tag away may make another one of what is around it, so a tag in which an active one begins is active too.
 */
final class Tags {

    private static final int NONE = Integer.MAX_VALUE;

    @FunctionalInterface
    interface Sink {
        void found(Tag tag, String rule);
    }

    private final String text;
    private final boolean complete;
    private final List<Tag> tags = new ArrayList<>(0);
    /** Where the first active tag begins that begins within this one, or in one that does. */
    private final int[] active;
    /** Tags that have such a one, the nearest last. */
    private final int[] reaching;

    private int reachingCount;

    private int firstPending = NONE;

    Tags(String text, boolean complete) {
        this.text = text;
        this.complete = complete;
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
            if (Tag.beginsAt(text, i)) {
                tags.add(TagReader.read(text, i));
            }
        }
        active = new int[tags.size()];
        reaching = new int[tags.size()];
        for (int i = tags.size() - 1; i >= 0; i--) {
            Tag tag = tags.get(i);
            active[i] = firstActive(tag);
            if (active[i] < NONE) {
                reaching[reachingCount++] = i;
            }
            if (isPending(tag) || firstPending < tag.end()) {
                firstPending = tag.start();
            }
        }
    }

    /** No tag reaches what begins before it, so the nearest decide. */
    private int firstActive(Tag tag) {
        int first = tag.rule().isPresent() ? tag.start() : NONE;
        for (int k = reachingCount - 1; k >= 0; k--) {
            int other = reaching[k];
            if (tags.get(other).start() >= Math.min(first, tag.end())) {
                break;
            }
            first = Math.min(first, active[other]);
        }
        return first;
    }

    private boolean isPending(Tag tag) {
        return !complete && !tag.closed() && text.length() - tag.start() < Tag.MAX_LENGTH;
    }

    void active(Sink sink) {
        for (int i = 0; i < active.length; i++) {
            Tag tag = tags.get(i);
            if (active[i] < tag.start() + Tag.MAX_LENGTH) {
                sink.found(tag, tag.rule().orElse("nested"));
            }
        }
    }

    /** Where the first tag begins that more text may change; a tag may begin at the very end. */
    int undecidedFrom() {
        if (firstPending < NONE) {
            return firstPending;
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '<' ? end - 1 : text.length();
    }
}
