package io.llmops.guardrails.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * A secret that is one token: characters of {@link Chars#inToken} and nothing else. The pattern runs on a bounded
 * window that begins with the keyword and never ends within a word, so that {@code \b} tells the truth at its end.
 * Where the pattern has a group, the group is the secret and what stands before it leads up to it.
 *
 * @param maxLength how far from the beginning of the keyword the pattern may look
 * @param gate a cheap look that comes before the pattern
 * @param sample whether what matches is only a sample
 */
record TokenRule(
        String id,
        String category,
        List<String> keywords,
        Pattern pattern,
        int maxLength,
        Gate gate,
        Predicate<String> sample)
        implements SecretRule {

    /** The longest window of any rule. */
    static final int MAX_LENGTH = 4096;

    /** More than may stand between the character before a keyword and its secret. */
    static final int MAX_LEAD = 128;

    private static final String ASSIGNMENT = "\\w+\\\\?[\"']?\\s{0,5}(?:=>|[:=])\\s{0,5}\\\\?[\"']?";
    private static final int ASSIGNMENT_LENGTH = 160;

    /** Looks whether it is worth running the pattern. */
    interface Gate {
        boolean open(String text, int start, int limit);
    }

    TokenRule {
        if (maxLength > MAX_LENGTH) {
            throw new IllegalArgumentException("Rule '" + id + "' looks farther than streams are held back");
        }
    }

    /** A token that is known by what it begins with; it ends with a word. */
    static TokenRule token(String id, String category, String regex, int maxLength, String keywords) {
        return led(id, category, regex + "\\b", maxLength, keywords);
    }

    /** A token that is known by the name it is assigned to: as in properties, JSON, YAML or code. */
    static TokenRule assigned(String id, String category, String regex, String names) {
        return led(id, category, ASSIGNMENT + "(" + regex + ")(?:\\b|$|[^\\w/+=])", ASSIGNMENT_LENGTH, names);
    }

    /** Any pattern; the keywords are separated by spaces. */
    static TokenRule led(String id, String category, String regex, int maxLength, String keywords) {
        Pattern pattern = Pattern.compile(regex);
        return new TokenRule(
                id,
                category,
                List.of(keywords.split(" ")),
                pattern,
                maxLength,
                (text, start, limit) -> true,
                Samples::isSample);
    }

    TokenRule gatedBy(Gate other) {
        return new TokenRule(id, category, keywords, pattern, maxLength, other, sample);
    }

    TokenRule unless(Predicate<String> other) {
        return new TokenRule(id, category, keywords, pattern, maxLength, gate, other);
    }

    @Override
    public Span match(String text, int start, int end) {
        int limit = limit(text, start, maxLength);
        if (!gate.open(text, start, limit)) {
            return Span.NONE;
        }
        Matcher matcher = pattern.matcher(text.substring(start, limit));
        if (!matcher.lookingAt()) {
            return Span.NONE;
        }
        boolean led = matcher.groupCount() > 0;
        Span span =
                led ? Span.of(start + matcher.start(1), start + matcher.end(1)) : Span.of(start, start + matcher.end());
        // a token may be longer than its secret, so only its first characters can excuse it
        String judged = led
                ? text.substring(span.start(), span.end())
                : text.substring(end, Math.min(span.end(), end + Samples.JUDGED));
        return sample.test(judged) ? Span.NONE : span;
    }

    /** Where the window ends that begins here: not within a word. */
    static int limit(String text, int start, int maxLength) {
        int limit = Math.min(text.length(), start + maxLength);
        while (limit > start && Chars.joined(text, limit)) {
            limit--;
        }
        return limit;
    }
}
