package io.llmops.guardrails.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiGuardrailTest {

    private static String redacted(PiiGuardrail guardrail, String text) {
        return new Screening(Guardrails.builder().output(guardrail).build()).answer(text);
    }

    private static String redacted(String text) {
        return redacted(new PiiGuardrail(), text);
    }

    @Test
    void replacesWhatItFindsByItsKind() {
        assertThat(redacted("Write to jane@example.com or call +1 212 555 0100; card 4111 1111 1111 1111, IBAN"
                        + " GB82 WEST 1234 5698 7654 32, SSN 123-45-6789, NI number QQ 12 34 56 C."))
                .isEqualTo("Write to [REDACTED:email] or call [REDACTED:phone]; card [REDACTED:payment_card], IBAN"
                        + " [REDACTED:iban], SSN [REDACTED:us_ssn], NI number [REDACTED:uk_nino].");
        assertThat(redacted("From 203.0.113.7 (3c:22:fb:01:02:a4), born on 3 May 1980, lives at 12 Main Street,"
                        + " Springfield, IL 62704."))
                .isEqualTo(
                        "From [REDACTED:ip_address] ([REDACTED:mac_address]), born on [REDACTED:date_of_birth], lives"
                                + " at [REDACTED:postal_address].");
    }

    @ParameterizedTest
    @CsvSource({
        "my card 4047737215142 please, order 4047737215142 please",
        "phone 467 3395, ticket 467 3395",
        "ssn 123456789, invoice 123456789",
        "born 2/8/1935, updated 2/8/1935",
        "zip code 48750, port 48750",
        "tel. 01 42 68 53 00, version 01 42 68 53 00",
        "address: 25 Hauptgasser, 25 Hauptgasser",
    })
    void aWordNearbyDecidesWhatANumberIs(String called, String otherwise) {
        assertThat(redacted(called)).contains("[REDACTED:");
        assertThat(redacted(otherwise)).isEqualTo(otherwise);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1, 10.1.2.3, 192.168.0.1, 172.20.1.1, 169.254.1.1, 224.0.0.1, 255.255.255.255, 0.0.0.0,"
                        + " fe80::1, ::1",
                "version 1.2.3.4 and v5.6.7.8 and 10.0.19041.1",
                "3.14159265358979 and 1,234,567.89 and 1e10 and 0xDEADBEEF",
                "550e8400-e29b-41d4-a716-446655440000",
                "npm i @types/node@18.2.1 foo@bar logo@2x.png git@github.com:a/b.git",
                "https://user@host.example/path and postgres://app:secret@db.internal:5432/x",
                "9780306406157 is an ISBN, 978-3-16-148410-0 too",
                "2024-01-31T12:34:56.789Z, 2024-01-31 12:34:56, 31.01.2024, 1/31/2024",
                "4111 1111 1111 1112 fails its check digit, DE89 3704 0044 0532 0130 01 too",
                "000-12-3456, 666-12-3456, 900-12-3456, 123-00-4567, 123-45-0000 are never issued",
                "std::vector<int>, Foo::Bar, a::b::c, 12:30:45, dead::",
                "00:00:00:00:00:00 and ff:ff:ff:ff:ff:ff",
                "We met 25 people in May 1999; 3 of them moved to Java 17.",
                "1 2 3 4 5 6 7 8 9 10 11 12, 100 200 300 400 500",
                "c7 45 ec 01 00 00 00 00 5985 5986 5987 5988 5989 598A",
                "Mac OS X 10.11 and Windows 11 and Chapter 5",
                "RFC 5321, see address according to RFC 2554",
            })
    void leavesNearMissesAlone(String text) {
        assertThat(Measured.findings(text)).isEmpty();
    }

    @Test
    void seesThroughOtherDigitsDashesSpacesAndInvisibleCharacters() {
        String fullWidth = "card \uFF14\uFF11\uFF11\uFF11 \uFF11\uFF11\uFF11\uFF11 \uFF11\uFF11\uFF11\uFF11"
                + " \uFF11\uFF11\uFF11\uFF11!";
        String invisible = "card 4\u200b1\u200b11\u00a01111\u20091111\u202f1111!";
        String dashes = "SSN 123\u201145\u20136789!";
        String mathematical = "SSN \uD835\uDFCF\uD835\uDFD0\uD835\uDFD1-45-678\uD835\uDFD7!";

        assertThat(redacted(fullWidth)).isEqualTo("card [REDACTED:payment_card]!");
        assertThat(redacted(invisible)).isEqualTo("card [REDACTED:payment_card]!");
        assertThat(redacted(dashes)).isEqualTo("SSN [REDACTED:us_ssn]!");
        assertThat(redacted(mathematical)).isEqualTo("SSN [REDACTED:us_ssn]!");
        assertThat(Measured.findings(fullWidth))
                .extracting(Finding::start, Finding::end)
                .containsExactly(tuple(5, fullWidth.length() - 1));
    }

    @Test
    void findsWhatFollowsAnEscapedLineBreakAsInJson() {
        assertThat(redacted("{\"text\":\"hi\\n123-45-6789\\tGB82WEST12345698765432\\njo@ex.org\"}"))
                .isEqualTo("{\"text\":\"hi\\n[REDACTED:us_ssn]\\t[REDACTED:iban]\\n[REDACTED:email]\"}");
    }

    @Test
    void findsOnlyTheEntitiesThatAreAskedFor() {
        String text = "jo@ex.org, +49 30 1234567, 8.8.8.8";

        assertThat(redacted(PiiGuardrail.of(Entity.EMAIL), text))
                .isEqualTo("[REDACTED:email], +49 30 1234567, 8.8.8.8");
        assertThat(redacted(new PiiGuardrail().without(Entity.EMAIL, Entity.IP_ADDRESS), text))
                .isEqualTo("jo@ex.org, [REDACTED:phone], 8.8.8.8");
    }

    @Test
    void knowsTheNationalFormatsOfItsRegions() {
        String german = "0171 2345678";
        String american = "212-555-0187";

        assertThat(redacted(german + " or " + american)).isEqualTo("[REDACTED:phone] or [REDACTED:phone]");
        assertThat(redacted(new PiiGuardrail().locales(Locale.US), german + " or " + american))
                .isEqualTo(german + " or [REDACTED:phone]");
        assertThat(redacted(new PiiGuardrail().locales(Locale.GERMANY), german + " or " + american))
                .isEqualTo("[REDACTED:phone] or " + american);
        assertThat(redacted(new PiiGuardrail().locales(Locale.US), "Telefon " + german))
                .isEqualTo("Telefon [REDACTED:phone]");
    }

    @Test
    void asksLibphonenumberOnRequest() {
        PiiGuardrail library =
                new PiiGuardrail().locales(Locale.US, Locale.GERMANY).withLibphonenumber();

        assertThat(redacted(library, "+49 30 901820, +1 212-736-5000, (212) 736-5000"))
                .isEqualTo("[REDACTED:phone], [REDACTED:phone], [REDACTED:phone]");
        assertThat(redacted(library, "+999 123 456 789")).isEqualTo("+999 123 456 789");
        assertThat(redacted(library.without(Entity.EMAIL), "+49 30 901820")).isEqualTo("[REDACTED:phone]");
    }

    @Test
    void scoresLessThanCertaintyAreToldToThoseWhoWantThem() {
        assertThat(Measured.findings("it is 01 42 68 53 00")).isEmpty();
        assertThat(new PiiGuardrail()
                        .check(Text.whole("it is 01 42 68 53 00", Origin.USER))
                        .from(0.3))
                .isInstanceOf(Verdict.Redact.class);
    }

    @Test
    void refusesAConfigurationThatFindsNothingOrNamesNoCountry() {
        assertThatThrownBy(PiiGuardrail::of).hasMessageContaining("Name an entity");
        assertThatThrownBy(() -> PiiGuardrail.of(Entity.IBAN).without(Entity.IBAN))
                .hasMessageContaining("Nothing is left");
        assertThatThrownBy(() -> new PiiGuardrail().locales(Locale.GERMAN)).hasMessageContaining("'de' has no country");
        assertThat(PiiGuardrail.of(Entity.IBAN)).hasToString("PiiGuardrail[IBAN]");
    }

    @Test
    void staysLinearOnTextsMadeToHurt() {
        for (String piece : List.of(
                "1",
                "1 ",
                "12-",
                "(",
                "+1 ",
                "@",
                "a@",
                "a.",
                "::",
                "ab:",
                "A ",
                "Rua ",
                "12 Main ",
                "tel ",
                "1\u200b",
                "[REDACTED:",
                "[",
                "(1)")) {
            assertThat(redacted(piece.repeat(100_000 / piece.length())))
                    .as(piece)
                    .isNotEmpty();
        }
    }

    @Test
    void survivesRandomUnicode() {
        Random random = new Random(21);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(2_000); j >= 0; j--) {
                text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(96)));
            }
            Screening screening = new Screening(
                    Guardrails.builder().output(new PiiGuardrail()).build());
            screening.answer(text.toString());
            assertThat(screening.failed()).as("%s", i).isFalse();
        }
    }
}
