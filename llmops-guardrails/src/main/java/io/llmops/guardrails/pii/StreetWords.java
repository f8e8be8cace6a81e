package io.llmops.guardrails.pii;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that streets are called by. */
final class StreetWords {

    private static final Set<String> AFTER_NAME =
            words("street st road rd avenue ave av boulevard blvd lane ln highway hwy parkway pkwy turnpike expressway"
                    + " terrace crescent gardens mews terrasse rkp str utca út útja straße strasse straat tér körút krt sokak sokağı caddesi cad"
                    + " bulvarı ulice trg cesta ulica");
    private static final Set<String> OFTEN_OTHERS = words(
            "drive dr way place pl court ct square sq park circle cir close hill grove row walk trail loop plaza alley"
                    + " run point ridge view green rise bend crossing heights villas isle pass path pike station meadows"
                    + " springs forge forges manor union unions mount mountain islands estate village port ports track"
                    + " tunnel valley via skyway stravenue summit landing knolls lakes locks motorway allee platz weg ring damm ufer põik gate gata vei väg"
                    + " vej plass plads tee tänav mission mall light keys inlet junction haven glen fords field ferry"
                    + " extension estates divide dam cove");
    private static final Set<String> BEFORE_NAME =
            words("rue avenue boulevard bd chemin allée impasse quai faubourg cours place square passage route calle"
                    + " avenida avda av paseo plaza camino carrer c via viale piazza piazzale corso vicolo largo strada"
                    + " rua rúa travessa praça estrada alameda ul ulica al aleja aleje os osiedle pl bulevardul calea"
                    + " ulitsa λεωφόρος λ οδός");
    private static final Set<String> BEFORE_NAME_OR_NOT =
            words("avenue boulevard cours place square passage route plaza via strada camino al c av pl largo");
    private static final Set<String> ENDINGS =
            words("straße strasse straat gracht gatan gasse vägen veien vegen gränd brücke braut"
                    + " allee laan kade singel steeg plein stræde stien chaussee promenade tänav");
    private static final Set<String> LOOSE_ENDINGS =
            words("str weg gata gate gaten gade vej vænget vang vangen tie katu kuja polku platz markt ring damm ufer"
                    + " hof steig stieg berg vei väg backe bakken haven allé parken toft gård utca puiestee maantee mnt"
                    + " tee ja");
    private static final int LONGEST_ENDING = 9;
    private static final String LAST_LETTERS = letters(ENDINGS, LOOSE_ENDINGS);
    private static final Set<String> LINKS =
            words("of the de du des la le les l d da do das dos del della dei delle di van der den"
                    + " dem am an y e et und and sur nad pod in na im bei on upon og och");
    private static final Set<String> UNITS =
            words("apt apartment suite ste unit flat floor fl room rm appt bât bâtiment"
                    + " wohnung whg stock og piso planta interno int lägenhet lgh leilighet byt");

    private StreetWords() {}

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ", -1)));
    }

    private static String letters(Set<String> first, Set<String> second) {
        StringBuilder last = new StringBuilder();
        first.forEach(word -> last.append(word.charAt(word.length() - 1)));
        second.forEach(word -> last.append(word.charAt(word.length() - 1)));
        return last.toString();
    }

    static boolean isLink(String word) {
        return LINKS.contains(word);
    }

    static boolean isUnit(String word) {
        return UNITS.contains(word);
    }

    /** How sure a word after the name of a street makes it one. */
    static double afterName(String word) {
        return AFTER_NAME.contains(word) ? 0.65 : OFTEN_OTHERS.contains(word) ? 0.4 : 0;
    }

    /** How sure a word before a name makes it that of a street. */
    static double beforeName(String word) {
        return BEFORE_NAME_OR_NOT.contains(word) ? 0.4 : BEFORE_NAME.contains(word) ? 0.65 : 0;
    }

    /** How sure the end of a word makes it a street's name. */
    static double ending(String word) {
        if (word.isEmpty() || LAST_LETTERS.indexOf(word.charAt(word.length() - 1)) < 0) {
            return 0;
        }
        for (int i = Math.max(2, word.length() - LONGEST_ENDING); i < word.length() - 1; i++) {
            String end = word.substring(i);
            if (ENDINGS.contains(end)) {
                return 0.65;
            } else if (LOOSE_ENDINGS.contains(end)) {
                return 0.4;
            }
        }
        return 0;
    }

    static String folded(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
