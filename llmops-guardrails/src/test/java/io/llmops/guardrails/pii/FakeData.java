package io.llmops.guardrails.pii;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Values of every entity, made up from a seed, in the formats that people write them in. */
final class FakeData {

    private static final List<String> FIRST =
            List.of("anna", "bob", "carla", "dmitri", "elif", "françois", "grace", "o'brien", "jürgen", "li", "maría");
    private static final List<String> LAST =
            List.of("miller", "schmidt", "dubois", "rossi", "garcía", "nowak", "jones", "wu");
    private static final List<String> DOMAINS = List.of(
            "gmail.com",
            "web.de",
            "orange.fr",
            "mail.example.org",
            "uni-köln.de",
            "sub.firm.co.uk",
            "posteo.net",
            "wanadoo.fr");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> MONATE = List.of(
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember");

    private final Random random;

    FakeData(Random random) {
        this.random = random;
    }

    String of(Entity entity) {
        return switch (entity) {
            case EMAIL -> email();
            case PHONE -> phone();
            case PAYMENT_CARD -> card();
            case IBAN -> iban();
            case US_SSN ->
                (1 + number(664)) + 100 > 665
                        ? digits("7##") + "-" + (10 + number(89)) + "-"
                                + digits("####").replace("0000", "1234")
                        : String.format("%03d-%02d-%04d", 1 + number(600), 1 + number(98), 1 + number(9998));
            case UK_NINO -> nino();
            case IP_ADDRESS -> ip();
            case MAC_ADDRESS -> mac();
            case DATE_OF_BIRTH -> date();
            case POSTAL_ADDRESS -> address();
        };
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    /** A digit for every hash sign; the first one is no zero. */
    String digits(String pattern) {
        StringBuilder made = new StringBuilder(pattern.length());
        boolean first = true;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            made.append(c == '#' ? (char) ('0' + (first ? 1 + number(9) : number(10))) : c);
            first &= c != '#';
        }
        return made.toString();
    }

    private String email() {
        String local =
                any(List.of("%s.%s", "%s%s", "%s_%s", "%s-%s", "%s.%s+news")).formatted(any(FIRST), any(LAST));
        return (number(3) == 0 ? local.toUpperCase(Locale.ROOT) : local) + (number(3) == 0 ? number(100) : "") + "@"
                + any(DOMAINS);
    }

    private String phone() {
        String area = "2345678".charAt(number(7)) + digits("0#").substring(1) + "2345678".charAt(number(7));
        String exchange = (2 + number(8)) + "" + (2 + number(8)) + number(10);
        return switch (number(14)) {
            case 0 -> "+1 " + area + " " + exchange + " " + digits("####");
            case 1 -> "(" + area + ") " + exchange + "-" + digits("####");
            case 2 -> area + "-" + exchange + "-" + digits("####");
            case 3 -> area + "." + exchange + "." + digits("####");
            case 4 -> "+1-" + area + "-" + exchange + "-" + digits("####") + " x" + digits("###");
            case 5 -> "+49 " + digits("30 #######");
            case 6 -> "0" + digits("17# #######");
            case 7 -> "+44 20 7" + digits("### ####");
            case 8 -> "07" + digits("### ### ###");
            case 9 -> "+33 6 " + digits("## ## ## ##");
            case 10 -> "0" + (1 + number(5)) + "." + digits("##.##.##.##");
            case 11 -> "0049 (0) 89 " + digits("######");
            case 12 -> "+34 6" + digits("## ### ###");
            default -> "+39 06 " + digits("#### ####");
        };
    }

    private String card() {
        String made = switch (number(7)) {
            case 0 -> digits("4##############");
            case 1 -> "5" + (1 + number(5)) + digits("#############");
            case 2 -> "2" + (3 + number(3)) + digits("#############");
            case 3 -> "37" + digits("############");
            case 4 -> "6011" + digits("###########");
            case 5 -> "65" + digits("#############");
            default -> "353" + digits("############");
        };
        String whole = made + luhn(made);
        String gap = any(List.of("", " ", "-"));
        return whole.length() == 15 ? grouped(whole, gap, 4, 6, 5) : grouped(whole, gap, 4, 4, 4, 4);
    }

    static char luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 2 * digit / 10 + 2 * digit % 10 : digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static String grouped(String text, String gap, int... sizes) {
        StringBuilder made = new StringBuilder();
        int at = 0;
        for (int size : sizes) {
            made.append(at == 0 ? "" : gap).append(text, at, at + size);
            at += size;
        }
        return made.toString();
    }

    private String iban() {
        String account = switch (number(6)) {
            case 0 -> "DE" + digits("##################");
            case 1 -> "GB" + letters(4) + digits("##############");
            case 2 -> "FR" + digits("##########") + letters(3) + digits("##########");
            case 3 -> "NL" + letters(4) + digits("##########");
            case 4 -> "ES" + digits("####################");
            default -> "CH" + digits("#####") + letters(2) + digits("##########");
        };
        String body = account.substring(2);
        StringBuilder value = new StringBuilder();
        (body + account.substring(0, 2) + "00").chars().forEach(c -> value.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(value.toString()).mod(BigInteger.valueOf(97)).intValue();
        String whole = account.substring(0, 2) + String.format("%02d", check) + body;
        return number(2) == 0 ? whole : whole.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String letters(int count) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < count; i++) {
            made.append((char) ('A' + number(26)));
        }
        return made.toString();
    }

    private String nino() {
        String prefix = any(List.of("AB", "CE", "JK", "PW", "SX", "YZ", "LT"));
        char suffix = "ABCD".charAt(number(4));
        return number(2) == 0 ? prefix + digits("######") + suffix : prefix + digits(" ## ## ## ") + suffix;
    }

    private String ip() {
        return switch (number(3)) {
            case 0 -> "2a0" + number(8) + ":" + hex(4) + ":" + hex(4) + "::" + hex(3) + number(10);
            case 1 ->
                "2001:" + hex(4) + ":" + hex(3) + ":" + hex(4) + ":" + hex(2) + ":" + hex(4) + ":" + hex(4) + ":"
                        + hex(1);
            default -> (11 + number(88)) + "." + number(256) + "." + (100 + number(156)) + "." + number(256);
        };
    }

    private String mac() {
        char separator = number(2) == 0 ? ':' : '-';
        StringBuilder made = new StringBuilder("3c");
        for (int i = 0; i < 5; i++) {
            made.append(separator).append(hex(2));
        }
        return number(2) == 0 ? made.toString() : made.toString().toUpperCase(Locale.ROOT);
    }

    String hex(int count) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < count; i++) {
            made.append("123456789abcdef".charAt(number(15)));
        }
        return made.toString();
    }

    String date() {
        int day = 1 + number(28);
        int month = 1 + number(12);
        int year = 1930 + number(80);
        return switch (number(7)) {
            case 0 -> String.format("%04d-%02d-%02d", year, month, day);
            case 1 -> month + "/" + day + "/" + year;
            case 2 -> String.format("%02d.%02d.%04d", day, month, year);
            case 3 -> day + " " + MONTHS.get(month - 1) + " " + year;
            case 4 -> MONTHS.get(month - 1) + " " + day + ", " + year;
            case 5 -> day + ". " + MONATE.get(month - 1) + " " + year;
            default -> String.format("%02d/%02d/%02d", day, month, year % 100);
        };
    }

    private String address() {
        int number = 1 + number(199);
        return switch (number(13)) {
            case 0 -> number + " Maple Street, Springfield, IL " + digits("#####");
            case 1 -> (100 + number) + " N. Elm Ave Apt. " + (1 + number(40));
            case 2 -> number + " Kingsway Road, London SW1A 1AA";
            case 3 -> "Lindenstraße " + number + ", " + digits("#####") + " Hamburg";
            case 4 -> "Goethestr. " + number + "a";
            case 5 -> number + " rue de la Paix, 75002 Paris";
            case 6 -> "Calle Mayor " + number + ", 28013 Madrid";
            case 7 -> "Via Garibaldi " + number + ", 20121 Milano";
            case 8 -> "Friedrichshafener Straße " + number;
            case 11 -> "Keizersgracht " + number + ", 1016 EE Amsterdam";
            case 9 -> "P.O. Box " + (1000 + number);
            case 10 -> "ul. Piotrkowska " + number + ", 90-001 Łódź";
            default -> (1000 + number) + " Sunset Boulevard";
        };
    }
}
