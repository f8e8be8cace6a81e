package io.llmops.guardrails.pii;

import io.llmops.guardrails.phrase.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The words that tell what a number is, in the languages of the regions that are known. */
final class Cues {

    /** How far from a candidate a cue may begin. */
    static final int FARTHEST = 64;

    private static final List<Map.Entry<Cue, String>> WORDS = List.of(
            Map.entry(
                    Cue.PHONE,
                    "phone|phones|phone number|phonenumber|phone no|telephone|tel|tel no|mobile|mobile"
                            + " number|cellphone|cell phone|fax|call me|call us|ring me|reach me|reach us|reached at|text"
                            + " me|whatsapp|hotline|helpline|contact number|contact no|registered"
                            + " number|telefon|telefonnummer|telefonnr|handy|handynummer|mobil|mobilnummer|rufnummer|anrufen|durchwahl|ruf"
                            + " mich|téléphone|telephone|tél|portable|appelez|appeler|numéro de"
                            + " téléphone|teléfono|telefono|móvil|movil|celular|llámame|llamar|"
                            + "cellulare|chiamami|chiamare|telefone|telemóvel|telemovel|ligar|telefoon|telefoonnummer|mobiel|bellen|bel"
                            + " me|puhelin|puhelinnumero|komórka|numer telefonu|τηλέφωνο|電話|携帯|电话|手机"),
            Map.entry(
                    Cue.CALL,
                    "call|cell|calls|dial|sms|office|desk|work|home|registered|messages to|answering at|reachable"),
            Map.entry(
                    Cue.CARD,
                    "card|cards|card number|card no|credit card|creditcard|debit card|payment"
                            + " card|cc|ccnum|cardnumber|visa|mastercard|amex|american express|discover"
                            + " card|kreditkarte|kreditkartennummer|karte|kartennummer|carte|carte bancaire|carte"
                            + " bleue|numéro de carte|tarjeta|número de tarjeta|carta di"
                            + " credito|carta|cartão|cartao|creditcardnummer|betaalkaart|luottokortti|kort|karta"),
            Map.entry(Cue.IBAN, "iban|bank account|account number|kontonummer|bankverbindung|compte bancaire"),
            Map.entry(
                    Cue.SSN,
                    "ssn|ssns|social security|social security number|social security no|soc sec|social insurance|ss"
                            + " number"),
            Map.entry(Cue.NINO, "nino|national insurance|national insurance number|ni number|ni no|nin"),
            Map.entry(
                    Cue.IP,
                    "ip|ips|ip address|ipaddress|ip adresse|adresse ip|dirección ip|indirizzo ip|client ip|remote"
                            + " addr|ipv4|ipv6|host|server|ping|ssh|connect|logged in from|login from|visitor"),
            Map.entry(Cue.MAC, "mac|mac address|hwaddr|ether|hardware address|bssid"),
            Map.entry(
                    Cue.BIRTH,
                    "born|dob|d o b|birth|birthday|birthdate|date of birth|birth"
                            + " date|dateofbirth|geboren|geb|geburtsdatum|geburtstag|geb datum|né le|née le|né|née|date de"
                            + " naissance|naissance|nacido|nacida|nací|nació|fecha de nacimiento|nacimiento|nato il|nata"
                            + " il|nato|nata|data di nascita|nascido|nascida|nasceu|data de"
                            + " nascimento|nascimento|geboortedatum|född|födelsedatum|født|fødselsdato|syntynyt|syntymäaika|urodzony|urodzona|data"
                            + " urodzenia|narozen|született|生年月日|出生"),
            Map.entry(
                    Cue.ADDRESS,
                    "address|address is|home address|billing address|shipping address|street address|mailing"
                            + " address|postal address|live at|lives at|living at|lived at|reside at|resides at|residing"
                            + " at|live on|lives on|located"
                            + " at|addr|residence|adresse|anschrift|wohnhaft|wohne|wohnt|wohnen|wohnhaft in|"
                            + "lieferadresse|rechnungsadresse|habite|j'habite|habitant|domicilié|dirección|direccion|domicilio|vivo"
                            + " en|vive en|indirizzo|abito in|abita in|residente|residente in|endereço|endereco|moro"
                            + " na|mora na|adres|woon|woont|wonende|adress|bor på|osoite|zamieszkały|"
                            + "zamieszkała|cím|lakcím"),
            Map.entry(
                    Cue.PLACE,
                    "office is at|offices are at|house is at|home is at|restaurant is at|store is at|shop is"
                            + " at|station is on|meet you at|meet me at|meet at|move to|moved to|deliver to|delivered"
                            + " to|ship to|shipped to|send it to|sent to|send to|send a new one to|return to|mail to|mail"
                            + " it to|drop off at|drops you off at|arrived at|taxi to|enter on|corner of|it's in|livrer"),
            Map.entry(
                    Cue.POSTCODE,
                    "zip|zip code|zipcode|zip is|postcode|post code|postal code|postalcode|plz|postleitzahl|code"
                            + " postal|código postal|codigo postal|cep|postcode is|postnummer|postinumero|kod pocztowy"),
            Map.entry(
                    Cue.OTHER,
                    "order|orders|order number|order no|order id|invoice|invoices|invoice"
                            + " number|ticket|tickets|tracking|tracking"
                            + " number|version|versions|release|build|uuid|guid|isbn|issn|doi|sku|serial|serial"
                            + " number|part number|part no|item|item number|article|product|product"
                            + " id|model|reference|ref|ref no|oid|reference number|case|case number|case"
                            + " no|transaction|transaction id|id|ids|user id|customer id|customer number|account"
                            + " id|batch|lot|port|ports|timestamp|epoch|unix time|checksum|"
                            + "hash|commit|page|pages|section|chapter|figure|table|rfc|issue|pr|bug|flight|license|licence|license"
                            + " number|licence number|licence no|policy|policy number|passport|passport"
                            + " number|vin|imei|barcode|ean|upc|gtin|coordinates|latitude|longitude|lat|lon|pi|"
                            + "seed|score|total|sum|price|amount|revenue|population|token|tokens|session|request|"
                            + "bestellung|bestellnummer|rechnung|rechnungsnummer|auftrag|auftragsnummer|sendungsnummer|artikelnummer|kundennummer|vorgangsnummer|aktenzeichen|commande|facture|numéro"
                            + " de commande|pedido|factura|número de"
                            + " pedido|ordine|fattura|encomenda|fatura|bestelling|factuur|"
                            + "zamówienie|faktura|tilaus|ordre"));

    private final Phrases phrases;
    private final List<Cue> kinds = new ArrayList<>();

    Cues() {
        List<String> words = new ArrayList<>();
        WORDS.forEach(entry -> List.of(entry.getValue().split("\\|", -1)).forEach(word -> {
            words.add(word);
            kinds.add(entry.getKey());
        }));
        phrases = Phrases.of(words);
    }

    /** Finds all cues of a text, in one pass. */
    Hits in(String text) {
        Hits hits = new Hits(text.length());
        phrases.scan(text, (phrase, start, end) -> {
            if (!isRedacted(text, start - 1) && !isRedacted(text, end)) {
                hits.add(kinds.get(phrase), start, end);
            }
        });
        return hits;
    }

    /** What stands beside a placeholder may have been half a word. */
    private static boolean isRedacted(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) == Folding.PLACEHOLDER;
    }

    /** Where cues stand, in the order of their beginnings. */
    static final class Hits {
        private final int length;
        private int[] starts = new int[8];
        private int[] ends = new int[8];
        private Cue[] kinds = new Cue[8];
        private int size;
        private int end;

        Hits(int length) {
            this.length = length;
        }

        private void add(Cue kind, int start, int end) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
                kinds = Arrays.copyOf(kinds, 2 * size);
            }
            starts[size] = start;
            ends[size] = end;
            kinds[size++] = kind;
        }

        Cue before(int place, int within) {
            Cue nearest = Cue.NONE;
            end = -1;
            for (int i = firstFrom(place) - 1; i >= 0 && starts[i] >= place - within; i--) {
                if (ends[i] <= place && ends[i] >= end) {
                    end = ends[i];
                    nearest = kinds[i];
                }
            }
            return nearest;
        }

        /** Where the cue ended that was asked for last. */
        int end() {
            return end;
        }

        boolean after(int place, int within, Cue wanted) {
            for (int i = firstFrom(place); i < size && ends[i] <= Math.min(length, place + within); i++) {
                if (kinds[i] == wanted) {
                    return true;
                }
            }
            return false;
        }

        private int firstFrom(int place) {
            int found = Arrays.binarySearch(starts, 0, size, place);
            int index = found < 0 ? -found - 1 : found;
            while (index > 0 && starts[index - 1] == place) {
                index--;
            }
            return index;
        }
    }
}
