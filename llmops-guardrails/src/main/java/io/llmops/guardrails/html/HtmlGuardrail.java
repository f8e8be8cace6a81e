package io.llmops.guardrails.html;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds HTML in answers that would do something if a page showed the answer as it is:
 *
 * <ul>
 *   <li>{@code script}, {@code iframe}, {@code object}, {@code embed}, {@code form}, {@code base}: these tags;
 *   <li>{@code meta}: one with {@code http-equiv};
 *   <li>{@code link}: one that imports or styles;
 *   <li>{@code event-handler}: an attribute such as {@code onload} of any tag;
 *   <li>{@code script-url}: an attribute of any tag whose value begins with {@code javascript:}, {@code vbscript:} or
 *       {@code data:text/html}, also with white space or entities within;
 *   <li>{@code too-long}: a tag that has no end after 2,048 characters or 32 attributes;
 *   <li>{@code nested}: a tag in which one of these begins, which would be another tag without it.
 * </ul>
 *
 * <p>Findings cover the tag, and of longer ones the first 2,048 characters; what stands between tags is shown as text. All
 * have the category {@code active_html}. Tags are read as browsers read them: in any case, closed or not, within comments.
 *
 * <p>Comparisons, generic types and Markdown are left alone, except {@code List<Script>}. Code that is shown as an example
 * counts like any other: whether a fence is open depends on all that was written before, which the part of a stream that is
 * looked at does not tell, and the pages that show answers do not agree on where fences end. Who shows code should escape
 * it, and then needs this guardrail for nothing but to observe. It does not find style sheets within {@code <style>} or
 * attributes, pictures ({@link io.llmops.guardrails.link.LinkGuardrail} does), or what a script of the page makes of text.
 * It replaces no escaping. In streams it holds back the tag that is being written. Immutable and thread-safe.
 */
public final class HtmlGuardrail implements Guardrail {

    private static final HoldBack HOLD_BACK =
            HoldBack.characters(2 * Tag.MAX_LENGTH + 2).withContext(1);

    /** There is nothing to set. */
    public HtmlGuardrail() {}

    @Override
    public String name() {
        return "html";
    }

    @Override
    public HoldBack holdBack() {
        return HOLD_BACK;
    }

    @Override
    public Verdict check(Text text) {
        Tags tags = new Tags(text.content(), text.complete());
        List<Finding> findings = new ArrayList<>(0);
        tags.active((tag, rule) -> findings.add(new Finding(tag.start(), tag.end(), "active_html", rule, 1)));
        return text.complete() ? Verdict.of(findings) : Verdict.of(findings, tags.undecidedFrom());
    }
}
