package io.llmops.guardrails.pii;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds personal data by form, check digits and the words around them.
 *
 * <pre>{@code
 * new PiiGuardrail()                                      // everything it knows
 * PiiGuardrail.of(Entity.EMAIL, Entity.PAYMENT_CARD)      // or only that
 * new PiiGuardrail().without(Entity.IP_ADDRESS).locales(Locale.GERMANY, Locale.US)
 * }</pre>
 *
 * <p>A finding scores 0 to 1: what its form and check digits say, more where a word nearby calls it so ("card", "tel",
 * "geboren"), less where a word calls it something else ("order", "version"). From {@link #threshold()} on it counts.
 *
 * <p>Values that stand for real ones in examples ({@code jane@example.com}, {@code 4111 1111 1111 1111}, 555-0100,
 * {@code 203.0.113.7}) are found as the real ones would be: who tries a guardrail out uses them, and to redact one harms
 * nobody. Private, loopback, link-local and multicast IP addresses are left alone: they name no machine on the Internet
 * and so tell nothing about a person.
 *
 * <p>What it does not find: names of people and firms, ages, dates that nothing calls a birthday, addresses without a number
 * or in scripts and countries whose streets it does not know, bare local numbers that nothing calls a telephone, numbers
 * that are spelled out, encoded or split. Your own kinds are what {@code RegexGuardrail} is for.
 *
 * <p>One pass over the characters and one over the cue words find candidates; each is judged within 256 characters, so the
 * cost is linear whatever the text. Full width and other digits, dashes, spaces and invisible characters count as the
 * ordinary ones. In a stream, only what may still become a finding is held back. Immutable and thread-safe.
 */
public final class PiiGuardrail implements Guardrail {

    private static final HoldBack HOLD_BACK =
            HoldBack.characters(Sight.AHEAD + Emails.MAX_LOCAL + 1).withContext(Sight.BEHIND + Emails.MAX_LOCAL + 1);
    private static final Cues CUES = new Cues();

    private final Set<Entity> entities;
    private final Set<String> regions;
    private final boolean libphonenumber;
    private final Recognizers recognizers;

    /** Finds all that it knows, in the formats of all regions that it knows. */
    public PiiGuardrail() {
        this(EnumSet.allOf(Entity.class), Set.of(), false);
    }

    private PiiGuardrail(Set<Entity> entities, Set<String> regions, boolean libphonenumber) {
        this.entities = entities;
        this.regions = regions;
        this.libphonenumber = libphonenumber;
        PhoneJudge phones = libphonenumber ? libphonenumber(regions) : new PhonePlans(regions);
        this.recognizers = new Recognizers(entities, phones);
    }

    private static PhoneJudge libphonenumber(Set<String> regions) {
        try {
            return new LibPhoneNumbers(regions);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "libphonenumber is asked for but not there; add com.googlecode.libphonenumber:libphonenumber, or"
                            + " leave out withLibphonenumber()",
                    e);
        }
    }

    /**
     * Finds only these.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static PiiGuardrail of(Entity... entities) {
        if (entities.length == 0) {
            throw new IllegalArgumentException("Name an entity at least, of " + List.of(Entity.values()));
        }
        return new PiiGuardrail(EnumSet.copyOf(Arrays.asList(entities)), Set.of(), false);
    }

    /**
     * The same without some.
     *
     * @throws IllegalArgumentException if none would be left
     */
    public PiiGuardrail without(Entity... excluded) {
        Set<Entity> rest = EnumSet.copyOf(entities);
        rest.removeAll(Arrays.asList(excluded));
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("Nothing is left to find; leave out less than " + entities);
        }
        return new PiiGuardrail(rest, regions, libphonenumber);
    }

    /**
     * The same, with the national telephone formats of these regions only. Numbers with a country code, and those that a
     * word nearby calls a telephone, are found all the same.
     *
     * @param locales with a country each, such as {@link Locale#GERMANY}
     * @throws IllegalArgumentException if one has no country
     */
    public PiiGuardrail locales(Locale... locales) {
        Set<String> countries = new TreeSet<>();
        for (Locale locale : locales) {
            if (locale.getCountry().isEmpty()) {
                throw new IllegalArgumentException("Locale '" + locale + "' has no country; say 'en-US' or 'de-DE'");
            }
            countries.add(locale.getCountry());
        }
        return new PiiGuardrail(entities, countries, libphonenumber);
    }

    /**
     * The same, with telephone numbers checked by libphonenumber, which knows the plans of all countries and takes some
     * microseconds more for each candidate.
     *
     * @throws IllegalStateException if {@code com.googlecode.libphonenumber:libphonenumber} is not on the class path
     */
    public PiiGuardrail withLibphonenumber() {
        return new PiiGuardrail(entities, regions, true);
    }

    @Override
    public String name() {
        return "pii";
    }

    @Override
    public HoldBack holdBack() {
        return HOLD_BACK;
    }

    /** From here on a finding counts: a check digit, or a form that little else has, or a word nearby. */
    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public Verdict check(Text text) {
        Folding folded = Folding.of(text.content(), text.complete());
        Sight sight = new Sight(text, folded, CUES.in(folded.text()));
        recognizers.scan(folded.text(), text.complete(), sight);
        return text.complete() ? Verdict.of(sight.findings()) : Verdict.of(sight.findings(), sight.openFrom());
    }

    @Override
    public String toString() {
        return "PiiGuardrail" + entities + (regions.isEmpty() ? "" : regions);
    }
}
