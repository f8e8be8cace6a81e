package io.llmops.guardrails.pii;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What recognizers see of one text: the surroundings of one place, bounded on either side, so that a candidate is judged
 * alike in a whole text and in a stream. It notes who looks beyond the end of a text that goes on: that is undecided.
 */
final class Sight {

    /** Beyond what anyone may look. */
    static final char NONE = '\0';

    /** How far one may look on from where a candidate begins. */
    static final int AHEAD = 256;

    /** How far one may look back: the farthest cue and the whole of a placeholder before it. */
    static final int BEHIND = Cues.FARTHEST + Folding.LONGEST_PLACEHOLDER + 2;

    /** What scores less is not worth telling. */
    private static final double LEAST_SCORE = 0.3;

    /** As in {@code address is: }. */
    private static final int NEXT = 6;

    /** How many findings may begin at one place, and a few more. */
    private static final int LATEST = 16;

    private final String text;
    private final boolean complete;
    private final boolean marked;
    private final Cues.Hits cues;
    private final List<Finding> findings = new ArrayList<>(0);
    private int from;
    private int limit;
    private boolean beyond;
    private int openFrom;

    Sight(Text text, Folding folded, Cues.Hits cues) {
        this.text = folded.text();
        this.marked = folded.marked();
        this.complete = text.complete();
        this.cues = cues;
        this.openFrom = this.text.length();
    }

    /** Lets one recognizer look at one place. */
    void focus(int start, Recognizer recognizer) {
        from = start - BEHIND;
        limit = start + AHEAD;
        beyond = false;
        recognizer.look(this, start);
        if (beyond && !complete) {
            undecided(start);
        }
    }

    /** The character there, folded, or {@link #NONE}. */
    char at(int index) {
        if (index < from || index < 0 || index >= limit) {
            return NONE;
        }
        if (index >= text.length()) {
            beyond = true;
            return NONE;
        }
        return text.charAt(index);
    }

    String text(int start, int end) {
        return text.substring(start, Math.min(end, text.length()));
    }

    /** The kind of the nearest cue that ends before a place, no farther than that. */
    Cue before(int start, int within) {
        Cue nearest = cues.before(start, within);
        return marked && cutOff(start, cues.end(), within) ? Cue.OTHER : nearest;
    }

    /** Whether hardly anything stands between a place and the cue before it that was asked for last. */
    boolean isNextToCue(int start) {
        return start - cues.end() <= NEXT;
    }

    /** Whether a cue of a kind stands soon after a place, in the same line. */
    boolean after(int end, int within, Cue wanted) {
        int reach = 0;
        while (reach < within && at(end + reach) != '\n' && at(end + reach) != Folding.PLACEHOLDER) {
            reach++;
        }
        at(end + reach);
        return cues.after(end, reach, wanted);
    }

    /** A placeholder stands for a text that was there: what stands before it is too far away to help. */
    private boolean cutOff(int start, int cueEnd, int within) {
        for (int i = Math.max(Math.max(0, start - within), cueEnd); i < start; i++) {
            if (text.charAt(i) == Folding.PLACEHOLDER) {
                return true;
            }
        }
        return false;
    }

    /** Of findings that begin at one place, one that is surer and no shorter stands for the other. */
    void found(Entity entity, String rule, int start, int lastEnd, double score) {
        int end = at(lastEnd) == Folding.FILLER ? lastEnd + 1 : lastEnd; // the second half of a digit, perhaps
        if (score < LEAST_SCORE || end - start > AHEAD) {
            return;
        }
        Finding found = new Finding(start, end, entity.category(), rule, Math.min(score, 1));
        for (int i = findings.size() - 1; i >= 0 && i >= findings.size() - LATEST; i--) {
            if (standsFor(findings.get(i), found)) {
                return;
            } else if (standsFor(found, findings.get(i))) {
                findings.remove(i);
            }
        }
        findings.add(found);
    }

    private static boolean standsFor(Finding one, Finding other) {
        return one.start() == other.start() && one.end() >= other.end() && one.score() >= other.score();
    }

    void undecided(int start) {
        openFrom = Math.min(openFrom, start);
    }

    int openFrom() {
        return openFrom;
    }

    List<Finding> findings() {
        return findings;
    }
}
