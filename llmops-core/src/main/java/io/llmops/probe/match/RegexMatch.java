package io.llmops.probe.match;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The answer contains something of this form, as {@link Pattern} has it. The engine backtracks; an expression that looks at
 * more than {@value BoundedText#MAX_LOOKS} characters of an answer, counted each time, is given up.
 *
 * @param whole whether the form must take the whole answer, but for white space around it
 */
public record RegexMatch(String pattern, boolean ignoreCase, boolean whole) implements TextMatch {

    private static final int MAX_PATTERN = 2_000;

    public RegexMatch {
        if (pattern.length() > MAX_PATTERN) {
            throw new IllegalArgumentException(
                    "The pattern has " + pattern.length() + " characters; at most " + MAX_PATTERN + " are read");
        }
        try {
            var unused = compile(pattern, ignoreCase);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern '" + pattern + "' is no regular expression: "
                    + e.getDescription() + " near character " + (e.getIndex() + 1));
        }
    }

    @Override
    public boolean matches(String answer) {
        var matcher = compile(pattern, ignoreCase).matcher(new BoundedText(answer.strip()));
        try {
            return whole ? matcher.matches() : matcher.find();
        } catch (StackOverflowError e) {
            throw new CheckException("regex_too_deep", "The pattern recurses too deep on this answer; simplify it");
        }
    }

    private static Pattern compile(String pattern, boolean ignoreCase) {
        return Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    }
}
