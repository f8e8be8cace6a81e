package io.llmops.guardrails.injection.view;

/**
 * Letters of other alphabets that look like Latin ones. After the idea of Unicode Technical Standard 39 (confusables),
 * but a choice of our own: the letters of Cyrillic, Greek, Armenian and Cherokee, and phonetic letters, that pass for
 * a Latin letter in running text.
 */
final class LookAlikes {

    private static final String PAIRS =
            // Cyrillic
            "аaеeоoрpсcуyхxіiјjѕsԁdһhӏlԛqԝwґrвBкkмmтtнhьbпnгrіiїiёeАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSҮYԌGԜWԚQҺh"
                    // Greek
                    + "αaβbγyεeηnιiκkνvοoρpτtυuχxωwσoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϲcϳjάaέeίiόoύu"
                    // Armenian
                    + "աwցgհhոnսuօoզqյjտmվu"
                    // Cherokee
                    + "ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎥiᎫJᏦKᏞLᎷMᏢPᏒRᏚSᎢTᏙVᎳWᏃZᎩYꭺaꮯcꭰdꭼeꮋhꭵiꭻjꮶkꮮlꮇmꮲpꮪsꭲtꮩvꮃwꮓz"
                    // phonetic, small capitals, dotless and other Latin
                    + "ɑaɡgıiʟlɩiɴnʀrʏyᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜱsꜰfƅbɗdɵoʋvƙkɱmłløođdħh"
                    + "ǀlǃ!Ƨ2‚,";

    private static final char[] TABLE = new char[1 << 16];

    static {
        for (int i = 0; i + 1 < PAIRS.length(); i += 2) {
            TABLE[PAIRS.charAt(i)] = PAIRS.charAt(i + 1);
        }
    }

    private LookAlikes() {}

    /** The Latin letter, or 0 if it looks like none. */
    static char latin(char c) {
        return c < 128 ? 0 : TABLE[c];
    }
}
