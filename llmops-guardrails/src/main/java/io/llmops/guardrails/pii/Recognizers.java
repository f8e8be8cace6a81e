package io.llmops.guardrails.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Goes over the characters of a text once and lets recognizers look where one of their entities may begin. */
final class Recognizers {

    private final Recognizer email = new Emails();
    private final boolean emails;
    private final List<Recognizer> atNumbers = new ArrayList<>();
    private final List<Recognizer> atWords = new ArrayList<>();
    private final List<Recognizer> atBrackets = new ArrayList<>();
    private final List<Recognizer> atColons = new ArrayList<>();

    Recognizers(Set<Entity> entities, PhoneJudge phones) {
        emails = entities.contains(Entity.EMAIL);
        entities.forEach(entity -> add(entity, phones));
    }

    private void add(Entity entity, PhoneJudge phones) {
        switch (entity) {
            case EMAIL -> {}
            case PHONE -> {
                Recognizer phone = new PhoneNumbers(phones);
                atNumbers.add(phone);
                atBrackets.add(phone);
            }
            case PAYMENT_CARD -> atNumbers.add(new CardNumbers());
            case IBAN -> atWords.add(new Ibans());
            case US_SSN -> atNumbers.add(new Ssns());
            case UK_NINO -> atWords.add(new Ninos());
            case IP_ADDRESS -> {
                Recognizer ip = new IpAddresses();
                atNumbers.add(ip);
                atWords.add(ip);
                atColons.add(ip);
            }
            case MAC_ADDRESS -> both(new MacAddresses());
            case DATE_OF_BIRTH -> both(new BirthDates());
            case POSTAL_ADDRESS -> {
                both(new StreetAddresses());
                both(new PostalCodes());
                atWords.add(new PostBoxes());
            }
        }
    }

    private void both(Recognizer recognizer) {
        atNumbers.add(recognizer);
        atWords.add(recognizer);
    }

    void scan(String text, boolean complete, Sight sight) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                if (!Chars.isDigit(before)) {
                    all(atNumbers, sight, i);
                }
            } else if (c == '@') {
                lookAtMail(text, sight, i);
            } else if (c == '(' || c == '+') {
                all(atBrackets, sight, i);
            } else if (c == ':') {
                all(atColons, sight, i);
            } else if (Chars.isLetter(c) && begins(text, i)) {
                all(atWords, sight, i);
            }
            before = c;
        }
        if (!complete) {
            holdBackLastWord(text, sight);
        }
    }

    private static boolean begins(String text, int index) {
        char before = index == 0 ? ' ' : text.charAt(index - 1);
        boolean escaped = index > 1 && text.charAt(index - 2) == '\\' && "nrt".indexOf(before) >= 0;
        return escaped || !Chars.joins(before);
    }

    private static void all(List<Recognizer> recognizers, Sight sight, int start) {
        for (Recognizer recognizer : recognizers) {
            sight.focus(start, recognizer);
        }
    }

    private void lookAtMail(String text, Sight sight, int at) {
        int start = emails ? Emails.localStart(text, at) : -1;
        if (start >= 0) {
            sight.focus(start, email);
        }
    }

    /** An at sign may make an e-mail address of it. */
    private static void holdBackLastWord(String text, Sight sight) {
        int start = text.length();
        int earliest = Math.max(0, text.length() - Emails.MAX_LOCAL - 1);
        while (start > earliest && Emails.inLocal(text.charAt(start - 1))) {
            start--;
        }
        sight.undecided(start);
    }
}
