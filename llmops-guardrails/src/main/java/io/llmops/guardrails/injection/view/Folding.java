package io.llmops.guardrails.injection.view;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what is only on the surface: invisible characters, accents, other styles of the Latin letters, look-alikes
 * from other alphabets. One pass over code points; no character becomes more than four.
 */
final class Folding {

    private static final int MOST = 4;

    private final View raw;
    private final Strand plain;
    private final Strand hidden = new Strand(16);
    private final Strand smuggled = new Strand(16);
    private int invisible;
    private int styled;
    private int foreign;
    private int lookAlikes;

    Folding(View raw) {
        this.raw = raw;
        this.plain = new Strand(raw.text().length() + 16);
    }

    /** The text as it reads. */
    View plain() {
        String text = raw.text();
        int length = text.length();
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            if (c < 128) {
                plain.add(c, raw.origin(i++));
            } else {
                int cp = text.codePointAt(i);
                fold(cp, raw.origin(i));
                i += Character.charCount(cp);
            }
        }
        int mixed = lookAlikes > 0 ? unmask() : 0;
        return plain.view(raw.reading(), new Disguise(invisible, mixed, styled));
    }

    /** What stood in invisible characters, if that is a text. */
    @Nullable View hidden() {
        Strand longer = hidden.length() >= smuggled.length() ? hidden : smuggled;
        return longer.length() < 6 ? null : longer.view(Reading.HIDDEN, Disguise.NONE);
    }

    private void fold(int cp, int at) {
        if (Invisible.isTag(cp)) {
            char tagged = Invisible.tagged(cp);
            if (tagged != 0) {
                hidden.add(tagged, at);
            }
        } else if (Invisible.is(cp)) {
            dropInvisible(cp, at);
        } else if (cp < 0x300 ? cp >= 0xC0 : cp >= 0x1E00 && cp < 0x1F00) {
            add(Normalizer.normalize(Character.toString(cp), Normalizer.Form.NFD), at);
        } else if (cp >= 0x300 && cp < 0x370) {
            return;
        } else if (isStyled(cp)) {
            String simple = Normalizer.normalize(Character.toString(cp), Normalizer.Form.NFKC);
            if (Character.isLetter(simple.codePointAt(0)) && simple.charAt(0) < 128) {
                styled++;
            }
            add(simple, at);
        } else {
            add(Character.toString(cp), at);
        }
    }

    private void dropInvisible(int cp, int at) {
        int value = Invisible.smuggled(cp);
        if (value >= ' ' && value < 127) {
            smuggled.add((char) value, at);
        }
        if (plain.length() > 0 && isLatin(plain.charAt(plain.length() - 1))) {
            invisible++;
        }
    }

    /** Compatibility forms; the rest of Unicode stays as it is. */
    private static boolean isStyled(int cp) {
        return (cp >= 0x2000 && cp < 0x2C00)
                || (cp >= 0x3000 && cp < 0x3040)
                || (cp >= 0xFB00 && cp < 0xFB07)
                || (cp >= 0xFF00 && cp < 0xFFF0)
                || (cp >= 0x1D400 && cp < 0x1D800)
                || (cp >= 0x1F100 && cp < 0x1F200);
    }

    private void add(String folded, int at) {
        int end = Math.min(folded.length(), MOST);
        for (int i = 0; i < end; i++) {
            char c = folded.charAt(i);
            if (c < 0x300 || c >= 0x370) {
                plain.add(c, at);
                if (LookAlikes.latin(c) != 0) {
                    lookAlikes++;
                } else if (c >= 0x370 && c < 0x530 && Character.isLetter(c)) {
                    foreign++;
                }
            }
        }
    }

    /** Look-alikes become Latin in words that have Latin letters too, and everywhere if no word needs the alphabet. */
    private int unmask() {
        boolean everywhere = foreign == 0;
        int mixed = 0;
        int end;
        for (int start = 0; start < plain.length(); start = end + 1) {
            end = start;
            boolean latin = false;
            boolean alike = false;
            while (end < plain.length() && Character.isLetterOrDigit(plain.charAt(end))) {
                latin |= isLatin(plain.charAt(end));
                alike |= LookAlikes.latin(plain.charAt(end)) != 0;
                end++;
            }
            if (alike && (latin || everywhere)) {
                mixed += latin ? 1 : 0;
                replace(start, end);
            }
        }
        return mixed;
    }

    private void replace(int start, int end) {
        for (int i = start; i < end; i++) {
            char latin = LookAlikes.latin(plain.charAt(i));
            if (latin != 0) {
                plain.set(i, latin);
            }
        }
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
