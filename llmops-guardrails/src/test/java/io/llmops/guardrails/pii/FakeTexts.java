package io.llmops.guardrails.pii;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts with one value each, and near misses, in several languages. */
final class FakeTexts {

    /**
     * A text.
     *
     * @param start where the value begins
     * @param value what ought to be found, or nothing
     */
    record Labelled(String text, int start, String value) {}

    private static final List<String> ANY = List.of(
            "Please note %s, thanks.",
            "Hi! It is %s",
            "%s",
            "{\"value\": \"%s\", \"n\": 3}",
            "line one\n%s\nline three",
            "Danke, es ist %s.",
            "Voici: %s, merci",
            "(%s)",
            "<b>%s</b>",
            "Bitte an %s denken",
            "| Anna | %s | yes |");

    private static final Map<Entity, List<String>> CALLED = Map.of(
            Entity.EMAIL, List.of("mailto:%s", "Write to <%s>", "E-Mail: %s", "email=%s&x=1"),
            Entity.PHONE,
                    List.of(
                            "Call me at %s tomorrow",
                            "Telefon: %s", "mon numéro de téléphone est le %s", "tel. %s", "%s (mobile)"),
            Entity.PAYMENT_CARD, List.of("my card %s was charged", "Kreditkarte %s", "Visa: %s exp 12/27"),
            Entity.IBAN, List.of("IBAN %s", "bitte auf %s überweisen"),
            Entity.US_SSN, List.of("SSN: %s", "my social security number is %s"),
            Entity.UK_NINO, List.of("National Insurance number %s", "NI no: %s"),
            Entity.IP_ADDRESS, List.of("logged in from %s at noon", "client ip %s", "from=%s,"),
            Entity.MAC_ADDRESS, List.of("ether %s txqueuelen", "MAC %s"),
            Entity.DATE_OF_BIRTH,
                    List.of(
                            "She was born on %s.",
                            "DOB: %s",
                            "Geburtsdatum: %s",
                            "geboren am %s",
                            "née le %s",
                            "fecha de nacimiento: %s",
                            "data di nascita %s",
                            "date of birth is %s"),
            Entity.POSTAL_ADDRESS,
                    List.of("I live at %s.", "Adresse: %s", "ship to %s", "My address is %s", "Lieferadresse:\n%s\n"));

    private final FakeData data;
    private final Random random;

    FakeTexts(long seed) {
        random = new Random(seed);
        data = new FakeData(random);
    }

    Labelled with(Entity entity) {
        String value = data.of(entity);
        boolean called = entity == Entity.DATE_OF_BIRTH || random.nextInt(2) == 0;
        String text = data.any(called ? CALLED.getOrDefault(entity, ANY) : ANY);
        return new Labelled(text.replace("%s", value), text.indexOf("%s"), value);
    }

    /** Something that looks like personal data and is none. */
    String without() {
        return switch (random.nextInt(24)) {
            case 0 -> "order number " + data.digits("################") + " was shipped";
            case 1 -> "id " + uuid();
            case 2 -> "tracking 1Z" + data.letters(3) + data.digits("###############");
            case 3 -> "invoice " + data.digits("####-######") + " of " + data.date();
            case 4 ->
                "version " + data.number(20) + "." + data.number(20) + "." + data.number(300) + "." + data.number(20);
            case 5 ->
                "the server listens on 192.168." + data.number(256) + "." + data.number(256) + ":8080 and 127.0.0.1";
            case 6 -> "commit " + data.hex(40);
            case 7 -> "timestamp " + data.digits("17###########") + ", epoch " + data.digits("17########");
            case 8 -> "meeting on " + data.date() + " at 14:30";
            case 9 -> "ISBN 978-3-" + data.digits("##-######-#");
            case 10 -> "npm install left-pad@" + data.number(9) + ".1.3 and @types/node@" + data.number(9);
            case 11 -> "It costs $" + data.digits("#,###,###.##") + " or " + data.digits("# ### ###") + " EUR";
            case 12 -> "logo@2x.png and git@github.com:org/repo.git";
            case 13 -> "sizes " + data.digits("### ### ###") + " px, ratio " + data.digits("#.########");
            case 14 -> "std::vector<int>::iterator, a::b, fe80::1, ::1";
            case 15 -> "Chapter " + data.number(20) + ", page " + data.digits("###") + ", lines 10-20";
            case 16 -> "ticket #" + data.digits("########") + ", case no " + data.digits("###-##-####");
            case 17 -> notLuhn();
            case 18 -> "DE00 " + data.digits("#### #### #### #### ##") + " has wrong check digits";
            case 19 -> "We opened on 3 May 1999 and moved to Java 17 in 2021; 42 people came.";
            case 20 -> "build " + data.digits("########") + "-" + data.hex(7) + ", port " + data.digits("#####");
            case 21 -> "at 12:34:56, took 00:01:02.345, score 3-2, 16/9, 1/2/3";
            case 22 -> "lat " + data.digits("##.######") + ", lon -" + data.digits("###.######");
            default -> "part no " + data.letters(2) + data.digits("######") + data.letters(1);
        };
    }

    private String uuid() {
        return data.hex(8) + "-" + data.digits("####") + "-4" + data.hex(3) + "-a" + data.hex(3) + "-"
                + data.digits("############");
    }

    private String notLuhn() {
        String digits = data.digits("4##############");
        char check = FakeData.luhn(digits);
        return "number " + digits + (char) ('0' + (check - '0' + 1 + data.number(9)) % 10) + " is refused";
    }
}
