package io.llmops.guardrails.pii;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** International bank account numbers: the length of the country (SWIFT IBAN registry) and the check digits of ISO 7064. */
final class Ibans implements Recognizer {

    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20"
                    + " EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26"
                    + " IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30"
                    + " NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27"
                    + " SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static final Map<String, Integer> LENGTH_OF = new HashMap<>();

    static {
        for (String entry : LENGTHS.split(" ", -1)) {
            LENGTH_OF.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
    }

    @Override
    public void look(Sight sight, int start) {
        if (!Chars.isAsciiLetter(sight.at(start))
                || !Chars.isAsciiLetter(sight.at(start + 1))
                || !Chars.isDigit(sight.at(start + 2))
                || !Chars.isDigit(sight.at(start + 3))
                || DigitGroups.isJoined(sight, start)) {
            return;
        }
        Integer length = LENGTH_OF.get(sight.text(start, start + 2).toUpperCase(Locale.ROOT));
        if (length != null) {
            readOn(sight, start, length);
        }
    }

    private static void readOn(Sight sight, int start, int length) {
        StringBuilder iban = new StringBuilder(length);
        int at = start;
        for (int gap = 0; iban.length() < length && gap <= 1; at++) {
            char c = sight.at(at);
            if (Chars.isDigit(c) || Chars.isAsciiLetter(c)) {
                iban.append(Character.toUpperCase(c));
                gap = 0;
            } else if (c == ' ' || c == '-' || c == Folding.FILLER) {
                gap++;
            } else {
                return;
            }
        }
        if (iban.length() == length && !Chars.joins(sight.at(at)) && remainder(iban) == 1 && hasCheckDigits(iban)) {
            sight.found(Entity.IBAN, "iban", start, at, 0.95);
        }
    }

    /** From 02 to 98. */
    private static boolean hasCheckDigits(CharSequence iban) {
        int check = 10 * (iban.charAt(2) - '0') + iban.charAt(3) - '0';
        return check > 1 && check < 99;
    }

    /** ISO 7064 MOD 97-10 of the number with its first four characters moved to the end, A as 10, B as 11 and so on. */
    private static int remainder(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }
}
