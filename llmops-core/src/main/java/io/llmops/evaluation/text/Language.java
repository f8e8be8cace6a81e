package io.llmops.evaluation.text;

import io.llmops.evaluation.text.Characters.Script;

/** Languages that can be told apart, by their ISO 639-1 codes. Danish stands for Norwegian, too: too alike. */
public enum Language {
    EN(Script.LATIN),
    DE(Script.LATIN),
    FR(Script.LATIN),
    ES(Script.LATIN),
    IT(Script.LATIN),
    PT(Script.LATIN),
    NL(Script.LATIN),
    PL(Script.LATIN),
    SV(Script.LATIN),
    DA(Script.LATIN),
    FI(Script.LATIN),
    CS(Script.LATIN),
    RO(Script.LATIN),
    HU(Script.LATIN),
    TR(Script.LATIN),
    ID(Script.LATIN),
    VI(Script.LATIN),
    RU(Script.CYRILLIC),
    UK(Script.CYRILLIC),
    BG(Script.CYRILLIC),
    EL(Script.GREEK),
    HE(Script.HEBREW),
    /** Any language in Arabic letters. */
    AR(Script.ARABIC),
    /** Any language in Devanagari. */
    HI(Script.DEVANAGARI),
    TH(Script.THAI),
    ZH(Script.HAN),
    JA(Script.KANA),
    KO(Script.HANGUL);

    private final Script script;

    Language(Script script) {
        this.script = script;
    }

    /** The script it is written in, of which it may be the only language here. */
    Script script() {
        return script;
    }
}
