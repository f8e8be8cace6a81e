package io.llmops.guardrails;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.GuardrailDecision.Action;
import io.llmops.call.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One guardrail at work on one side of one call: the one place that asks it, survives what it throws, and tells what it
 * decided. A block and the first redaction of each category are told when they are made, a pass at the end if there was
 * nothing else to tell. The duration is the time it had spent on this side of the call by then. Used by one thread at a
 * time.
 */
final class GuardrailRun {

    private final Placement placement;
    private final CallStart call;
    private final Pipeline pipeline;
    private final Vault vault;
    private final Consumer<GuardrailDecision> decided;
    private final List<String> toldCategories = new ArrayList<>(1);
    private OptionalDouble passScore = OptionalDouble.empty();
    private @Nullable Guardrail guardrail;
    private boolean outOfTime;
    private long nanos;

    GuardrailRun(
            Placement placement, CallStart call, Pipeline pipeline, Vault vault, Consumer<GuardrailDecision> decided) {
        this.placement = placement;
        this.call = call;
        this.pipeline = pipeline;
        this.vault = vault;
        this.decided = decided;
    }

    HoldBack holdBack() {
        return placement.holdBack();
    }

    /** Judges whole texts; what changes goes into {@code edits}, where the next guardrail finds it. */
    void screen(List<Passage> passages, Map<String, String> edits) {
        for (Passage passage : passages) {
            String before = edits.getOrDefault(passage.id(), passage.text());
            String after = new Stage(this, passage.origin()).drain(before);
            if (!after.equals(before)) {
                edits.put(passage.id(), after);
            }
        }
        finish();
    }

    /** Asks the guardrail; if it fails, that is a pass or a block, as configured. */
    Verdict check(Text text) {
        if (outOfTime) {
            return Verdict.pass();
        }
        long begin = System.nanoTime();
        try {
            Verdict verdict = ask(text);
            requireSound(verdict, text);
            nanos += System.nanoTime() - begin;
            return verdict.from(placement.threshold());
        } catch (TimedChecks.OutOfTime e) {
            nanos += System.nanoTime() - begin;
            outOfTime = true;
            unjudged(Guardrails.OUT_OF_TIME, GuardrailDecision.NONE);
            return Verdict.pass();
        } catch (Throwable t) {
            nanos += System.nanoTime() - begin;
            pipeline.failures().caught("guardrail", survivable(t));
            unjudged(Guardrails.FAILURE, t.getClass().getName());
            return Verdict.pass();
        }
    }

    private Verdict ask(Text text) throws Throwable {
        Optional<Duration> budget = placement.enforcement().budget();
        return budget.isEmpty()
                ? judge(text)
                : pipeline.timed().check(() -> judge(text), budget.get().minusNanos(nanos));
    }

    private Verdict judge(Text text) {
        Guardrail asked = guardrail;
        if (asked == null) {
            asked = placement.guardrail().forCall(call);
            guardrail = asked;
        }
        return asked.check(text);
    }

    private static void requireSound(Verdict verdict, Text text) {
        if (verdict == null) {
            throw new IllegalStateException("A guardrail returned no verdict");
        }
        if (verdict instanceof Verdict.Redact redact) {
            for (Finding finding : redact.findings()) {
                if (finding.end() > text.content().length()) {
                    throw new IllegalStateException("A finding ends after the text");
                }
            }
        }
    }

    /** A recursive matcher that ran out of stack on a hostile text has failed; the JVM has not. */
    private Throwable survivable(Throwable thrown) {
        return thrown instanceof StackOverflowError
                ? new IllegalStateException("Stack overflow in guardrail " + placement.name())
                : thrown;
    }

    /** There is nothing to judge, or nobody to judge it. */
    void unjudged(String category, String ruleId) {
        if (placement.enforcement().onFailure() == Enforcement.FailureMode.BLOCK) {
            throw blocked(category, ruleId, OptionalDouble.empty());
        }
        tellOnce(Action.PASS, category, ruleId, OptionalDouble.empty());
    }

    void passed(Verdict.Pass pass) {
        if (pass.score().isPresent()) {
            double score = pass.score().getAsDouble();
            passScore = OptionalDouble.of(Math.max(score, passScore.orElse(score)));
        }
    }

    /** Takes findings that are final. */
    void found(List<Finding> findings) {
        for (Finding finding : findings) {
            OptionalDouble score = OptionalDouble.of(finding.score());
            if (placement.enforcement().onFinding() == Enforcement.OnFinding.BLOCK) {
                throw blocked(finding.category(), finding.ruleId(), score);
            }
            tellOnce(Action.REDACT, finding.category(), finding.ruleId(), score);
        }
    }

    /** What takes the place of a finding in this text. */
    String placeholder(Finding finding, String text) {
        return placement.enforcement().onFinding() == Enforcement.OnFinding.RESTORE
                ? vault.keep(finding.category(), text.substring(finding.start(), finding.end()))
                : finding.placeholder();
    }

    CallBlockedException blocked(String category, String ruleId, OptionalDouble score) {
        tell(Action.BLOCK, category, ruleId, score);
        return new CallBlockedException(placement.direction(), placement.name(), category, ruleId);
    }

    /** All of this side has been judged. */
    void finish() {
        if (toldCategories.isEmpty()) {
            tell(Action.PASS, GuardrailDecision.NONE, GuardrailDecision.NONE, passScore);
        }
    }

    private void tellOnce(Action action, String category, String ruleId, OptionalDouble score) {
        if (!toldCategories.contains(category)) {
            toldCategories.add(category);
            tell(action, category, ruleId, score);
        }
    }

    private void tell(Action action, String category, String ruleId, OptionalDouble score) {
        decided.accept(new GuardrailDecision(
                placement.name(),
                placement.direction(),
                placement.enforcement().mode(),
                action,
                category,
                ruleId,
                score,
                nanos));
    }
}
