package io.llmops.guardrails.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what an expression of yours describes. Expressions run on RE2/J, in time linear in the text whatever it holds; it
 * knows no look-around and no back references. Where an expression has a group, the group is the finding.
 *
 * <pre>{@code
 * RegexGuardrail.of("order_number", "ORD-[0-9]{6}").withLongest(10)
 * }</pre>
 *
 * <p>It judges whole answers, unless it is told how long a match may be: then streams go on as they come. Immutable and
 * thread-safe.
 */
public final class RegexGuardrail implements Guardrail {

    private final String category;
    private final Pattern pattern;
    private final int longest;

    private RegexGuardrail(String category, Pattern pattern, int longest) {
        this.category = category;
        this.pattern = pattern;
        this.longest = longest;
    }

    /**
     * Finds what matches.
     *
     * @param category what it is, in a fixed word such as {@code order_number}; becomes a metric attribute
     * @param expression in the syntax of RE2
     * @throws IllegalArgumentException if RE2 does not know the expression, or if it matches nothing at all, as
     *     {@code a*} does
     */
    public static RegexGuardrail of(String category, String expression) {
        if (category.isBlank()) {
            throw new IllegalArgumentException("What an expression finds needs a name, such as 'order_number'");
        }
        Pattern pattern = compiled(category, expression);
        if (pattern.matcher("").find()) {
            throw new IllegalArgumentException("The expression for '" + category
                    + "' also matches where there is nothing; let it match one character at least");
        }
        return new RegexGuardrail(category, pattern, 0);
    }

    private static Pattern compiled(String category, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "RE2 cannot run the expression for '" + category + "': " + e.getMessage(), e);
        }
    }

    /**
     * The same, for streams: what is longer than this is no match. The expression then sees one character before a match,
     * and no more than this many from its beginning.
     */
    public RegexGuardrail withLongest(int characters) {
        if (characters <= 0) {
            throw new IllegalArgumentException("The longest match has one character or more: " + characters);
        }
        return new RegexGuardrail(category, pattern, characters);
    }

    @Override
    public String name() {
        return "regex";
    }

    @Override
    public HoldBack holdBack() {
        return longest == 0 ? HoldBack.WHOLE : HoldBack.characters(longest + 1).withContext(1);
    }

    @Override
    public Verdict check(Text text) {
        List<Finding> findings = new ArrayList<>(0);
        if (longest == 0) {
            findAll(text.content(), findings);
        } else {
            findBounded(text.content(), findings);
        }
        return Verdict.of(findings);
    }

    private void findAll(String text, List<Finding> findings) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            add(matcher, 0, findings);
        }
    }

    /** Every match is judged for itself, by what stands around it and nothing else, wherever a stream was cut. */
    private void findBounded(String text, List<Finding> findings) {
        int at = 0;
        while (at < text.length()) {
            int from = Math.max(0, at - 1);
            Matcher matcher = pattern.matcher(text.substring(from, Math.min(text.length(), at + 2 * longest)));
            if (!matcher.find(at - from)) {
                at += longest;
                continue;
            }
            int start = from + matcher.start();
            int before = Math.max(0, start - 1);
            Matcher own = pattern.matcher(text.substring(before, Math.min(text.length(), start + longest + 1)));
            if (own.find(start - before) && own.start() == start - before && own.end() - own.start() <= longest) {
                add(own, before, findings);
            }
            at = start + 1;
        }
    }

    private void add(Matcher matcher, int offset, List<Finding> findings) {
        int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 && matcher.end(1) > matcher.start(1) ? 1 : 0;
        if (matcher.end(group) > matcher.start(group)) {
            findings.add(
                    new Finding(offset + matcher.start(group), offset + matcher.end(group), category, "expression", 1));
        }
    }
}
