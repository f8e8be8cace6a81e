package io.llmops.guardrails.injection.language;

import java.util.List;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {

    private static final String GIVEN = "INSTRUCTION/PROMPT";

    private static final String ORDERS =
            "'instructions'/'instruction'/'directions'/'directives'/'prompts'/'prompt'/'guidelines'/'rules'/'commands'/'orders'";

    private static final List<Rule> DIRECT = List.of(
            direct("ignore-previous-instructions", "OVERRIDE 3 PRIOR/ALL/'these' 2 " + ORDERS),
            direct(
                    "ignore-instructions-above",
                    "OVERRIDE 3 " + ORDERS + " 3 'above'/'before'/'previously'/'given'/'so'"),
            direct("override-prior-instructions", "OVERRIDE 4 PRIOR 3 INSTRUCTION/PROMPT/TEXT"),
            direct("override-instructions-before", "OVERRIDE 4 INSTRUCTION/PROMPT 4 PRIOR/WERE_GIVEN"),
            direct("override-all-instructions", "OVERRIDE ALL 3 INSTRUCTION/PROMPT"),
            direct("override-your-instructions", "OVERRIDE 1 YOUR 3 INSTRUCTION/PROMPT/RESTRICTION"),
            direct("override-what-you-were-told", "OVERRIDE 4 ALL/WHAT 4 YOU 3 WERE_GIVEN"),
            direct("override-everything-before", "OVERRIDE 1 ALL 3 PRIOR"),
            direct("override-the-above", "OVERRIDE 1 'the' 0 'above'"),
            direct("override-the-document", "OVERRIDE 1 'the' 1 TEXT/'function'/'resume'/'webpage'/'email' 4 REVEAL"),
            direct("stop-following", "STOP/NOT 1 FOLLOW/OBEY 3 YOUR/PRIOR/SYSTEM 3 " + GIVEN),
            direct("do-not-follow-any", "STOP/NOT 1 FOLLOW/OBEY 2 ALL 3 " + GIVEN),
            direct("new-instructions", "NEW 1 INSTRUCTION/'orders' 2 ':'/'are'/'is'"),
            direct("your-new-task", "YOUR 1 NEW/ONLY/'actual' 1 INSTRUCTION/ROLE/'job'/'role'"),
            direct(
                    "your-instructions-changed",
                    "YOUR/PRIOR/SYSTEM 3 INSTRUCTION/PROMPT 4 'changed'/'replaced'/'outdated'/'obsolete'/'invalid'/'void'/'cancelled'/'canceled'/'updated'"),
            direct("actually-instead", "'actually'/'nevermind'/'wait' 8 'instead'"),
            direct("new-priority-task", "NEW 1 'priority'/IMPORTANT 1 INSTRUCTION"),
            direct("say-only", "ONLY 1 REVEAL/BEGIN 4 '\"'/'''"),
            direct("reply-only-with", "'reply'/'respond'/'answer' 2 ONLY 2 'with'/'the'/'in'"),
            direct("chat-marker", "'|' 0 'im' 1 'start'/'end'/'sep'"),
            direct("inst-marker", "'['/'<' 1 'inst'/'sys' 1 ']'/'>'"),
            direct(
                    "system-marker",
                    "'<'/'['/'#'/'{'/'|'/'*' 2 'system'/'sys'/'developer'/'admin'/'root' 2 '>'/']'/'}'/':'/'|'"),
            direct(
                    "end-marker",
                    "'end'/'eof'/'stop' 3 PROMPT/INSTRUCTION/TEXT/'input'/'data'/'file' 2 ']'/'>'/'-'/'='/'#'/'*'"),
            direct("authority-override", "AUTHORITY 2 'override'/'mode'/'access'"),
            direct("system-override", "SYSTEM 1 'override'/'alert'/'update' 1 ':'/'-'/'!'"),
            direct("entering-mode", "'entering'/'enter'/'activate'/'activating'/'enable'/'enabling'/'engage' 5 MODE"),
            direct("begin-your-answer", "BEGIN 2 YOUR 2 TEXT/'reply' 2 'with'/'by'"),
            direct("as-your-creator", "'as'/'am'/'i'm' 2 YOUR 1 AUTHORITY/SYSTEM/'developer'/'master'/'programmer'"),
            direct(
                    "i-am-authority",
                    "'i'/'am'/'i'm' 2 'god'/'president'/'admin'/'administrator'/'developer'/'owner'/'ceo'/'police'/'creator'"));

    private static final List<Rule> EXTRACTION = List.of(
            extraction("reveal-your-prompt", "REVEAL/TRANSFORM 4 YOUR 3 " + GIVEN),
            extraction("reveal-system-prompt", "REVEAL/TRANSFORM 4 SYSTEM/PRIOR 2 INSTRUCTION/PROMPT/TEXT"),
            extraction(
                    "repeat-the-above",
                    "REVEAL/TRANSFORM 4 TEXT/ALL/WORD/'it'/'that' 3 'above'/'preceding'/'verbatim'/'before'"),
            extraction("reveal-what-you-were-given", "REVEAL/TRANSFORM 6 YOU 3 WERE_GIVEN"),
            extraction("ask-your-instructions", "WHAT 2 YOUR 3 INSTRUCTION/PROMPT"),
            extraction("ask-system-prompt", "WHAT 4 SYSTEM 1 PROMPT/TEXT"),
            extraction(
                    "ask-what-you-were-told",
                    "WHAT/HOW 5 YOU 2 'told'/'instructed'/'programmed'/'configured'/'prompted'"),
            extraction("your-system-prompt", "YOUR 2 SYSTEM/PRIOR 1 " + GIVEN),
            extraction("complete-the-prompt", "'system'/PRIOR/YOUR 1 PROMPT/INSTRUCTION 1 'is'/'are'/'was'/'were'"),
            extraction("ask-the-secret", "WHAT 2 'the'/YOUR 2 SECRET"),
            extraction("tell-the-secret", "REVEAL/SEND 3 YOUR/'the'/ALL 2 SECRET"),
            extraction("spell-the-secret", "TRANSFORM/'hint'/'clue'/'letters'/'letter'/'rhymes' 6 SECRET"),
            extraction("your-secret", "YOUR 1 SECRET"),
            extraction("not-supposed-to-tell", "NOT 2 'supposed'/'allowed'/'permitted' 2 'to' 2 REVEAL"),
            extraction("ask-personal", "'user's'/'users'/'customer's'/'their'/'his'/'her' 2 PERSONAL/SECRET/'email'"),
            extraction("list-tools", "REVEAL/WHAT 4 TOOL 3 YOU/YOUR"));

    private static final List<Rule> JAILBREAK = List.of(
            jailbreak("do-anything-now", "'do' 1 'anything' 0 'now'"),
            jailbreak("you-are-unbound", "YOU/'chatgpt'/'ai'/'it'/'he'/'she'/'who' 3 UNBOUND"),
            jailbreak("play-the-unbound", "ROLE 8 UNBOUND"),
            jailbreak("without-limits", "NOT 2 RESTRICTION"),
            jailbreak(
                    "free-of-limits",
                    "'free'/'freed'/'liberated'/'escaped'/'broken' 2 'of'/'from' 4 RESTRICTION/INSTRUCTION/'chains'/'openai'"),
            jailbreak("ignore-ethics", "OVERRIDE/STOP 4 RESTRICTION/REFUSE"),
            jailbreak("never-refuse", "NOT/'never' 2 REFUSE"),
            jailbreak("no-matter-how-harmful", "'regardless'/'matter'/'even' 4 ILLEGAL"),
            jailbreak(
                    "special-mode",
                    "'developer'/'dan'/'god'/'jailbreak'/'sudo'/'evil'/'unrestricted'/'debug'/'chaos'/'opposite' 0 MODE"),
            jailbreak("stay-in-character", "'stay'/'remain'/'break' 2 'character'"),
            jailbreak("two-answers", "'two'/'both'/'second' 3 'responses'/'answers'/'ways'/'response'/'answer'"),
            jailbreak(
                    "no-warnings",
                    "NOT 3 'warning'/'warnings'/'disclaimer'/'disclaimers'/'apologize'/'apologies'/'lecture'/'moralize'"),
            jailbreak(
                    "not-bound-by-policy",
                    "NOT 3 'bound'/'restricted'/'limited'/'constrained'/'obligated'/'abide'/'adhere'/'follow' 5 INSTRUCTION/RESTRICTION/AI"),
            jailbreak("you-are-now", "'from' 0 'now' 1 'on' 2 YOU"),
            jailbreak("you-are-now-named", "YOU 0 'are'/'re' 2 'now'/'going'/'no' 6 ROLE/PERSONA/UNBOUND/AI"),
            jailbreak("where-all-is-legal", "FICTION 12 NOT/ALL 3 ILLEGAL/RESTRICTION/'consequences'/'allowed'"));

    private static final List<Rule> INDIRECT = List.of(
            indirect("note-to-the-model", "IMPORTANT/ADDRESS/'message'/'instructions'/'notice' 2 'to'/'for'/':' 3 AI"),
            indirect("attention-model", "'attention'/'hey'/'dear'/'hello' 1 AI"),
            indirect("attention-model-marked", "'attention'/'hey'/'dear'/'hello'/'note' 2 AI 2 ':'/','/'!'/'.'"),
            indirect("model-reading-must", "AI 2 READER 3 MUST"),
            indirect(
                    "user-authorised-you",
                    "USER 1 'has'/'have' 2 'authorised'/'authorized'/'allowed'/'approved'/'permitted' 1 YOU"),
            indirect(
                    "when-you-process",
                    "'when'/'while'/'whenever'/'after'/'before'/'if' 1 YOU 1 'process'/'read'/'summarize'/'see'/'analyze'/'translate'/'answer'/'summarise'/'reply'/'respond'"),
            indirect("before-answering", "'before'/'after' 0 'answering'/'responding'/'replying'/'summarizing'"),
            indirect("model-that-reads", "AI 3 READER"),
            indirect(
                    "when-you-read-this",
                    "'when'/'while'/'if'/'before'/'after'/'upon' 3 READER/'processing'/'summarize'/'process' 2 'this'/'the'"),
            indirect("do-not-tell-the-user", "NOT 2 CONCEAL/REVEAL 5 USER/ALL"),
            indirect(
                    "without-telling-the-user",
                    "NOT 1 'telling'/'informing'/'notifying'/'mentioning'/'alerting'/'asking' 3 USER/'them'"),
            indirect("user-has-authorised", "USER 3 'authorised'/'authorized'/'approved'/'agreed'/'consented'"),
            indirect(
                    "instructions-tag",
                    "'<'/'[' 1 'instruction'/'instructions'/'important'/'system'/'admin' 1 '>'/']'"),
            indirect(
                    "tell-the-user-to",
                    "'tell'/'inform'/'instruct'/'ask'/'advise'/'convince' 1 'the'/'them' 1 USER 2 'to'/'that'"),
            indirect(
                    "in-your-summary",
                    "'in'/'of'/'with'/'to' 1 YOUR 1 'summary'/'response'/'answer'/'reply'/'output'/'report'"),
            indirect("send-to-address", "SEND 8 'http'/'https'/'www'/'@'"),
            indirect("image-with-data", "'!' 0 '[' 6 '(' 1 'http'/'https'"),
            indirect("model-must", "AI 4 MUST 2 ACT/REVEAL/SEND/'also'/'not'/'always'"),
            indirect("use-your-tool", "ACT/'use' 4 TOOL 4 'to'/'with'/'for'"));

    private static final List<Rule> OBFUSCATED = List.of(
            obfuscated("obey-the-code", "CODEC 10 OBEY/'it' 4 'says'/'out'/'it'/'follow'/'obey'/'do'/'instructions'"),
            obfuscated("decode-and-obey", "CODEC 8 'obey'/'execute'/'follow'/'perform'/'respond'/'comply'/'answer'"),
            obfuscated(
                    "do-what-it-says",
                    "CODEC 14 'do'/'carry'/'obey'/'execute'/'follow'/'act'/'comply' 2 'what'/'it'/'out'/'the'/'as'/'accordingly'/'and'"),
            obfuscated("answer-in-code", "REVEAL/TRANSFORM 6 CODEC"),
            obfuscated("join-the-parts", "'a' 1 '+' 1 'b'"));

    /** In a fixed order. */
    public static final List<Rule> ALL = Stream.of(DIRECT, EXTRACTION, JAILBREAK, INDIRECT, OBFUSCATED)
            .flatMap(List::stream)
            .toList();

    private static final RuleIndex INDEX = new RuleIndex(ALL);

    private Rules() {}

    /** All hits of all rules. */
    public static Hits scan(Tokens tokens) {
        return new RuleScan(INDEX, tokens).run();
    }

    private static Rule direct(String id, String pattern) {
        return new Rule(id, Category.DIRECT, pattern);
    }

    private static Rule extraction(String id, String pattern) {
        return new Rule(id, Category.EXTRACTION, pattern);
    }

    private static Rule jailbreak(String id, String pattern) {
        return new Rule(id, Category.JAILBREAK, pattern);
    }

    private static Rule indirect(String id, String pattern) {
        return new Rule(id, Category.INDIRECT, pattern);
    }

    private static Rule obfuscated(String id, String pattern) {
        return new Rule(id, Category.OBFUSCATED, pattern);
    }
}
