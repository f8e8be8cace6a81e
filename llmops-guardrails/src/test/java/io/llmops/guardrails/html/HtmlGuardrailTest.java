package io.llmops.guardrails.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.Channel;
import io.llmops.call.Origin;
import io.llmops.guardrails.Chunks;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.record.ChannelScreen;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlGuardrailTest {

    private final HtmlGuardrail guardrail = new HtmlGuardrail();

    private List<String> found(String text) {
        Verdict verdict = guardrail.check(Text.whole(text, Origin.ANSWER));
        return verdict instanceof Verdict.Redact redact
                ? redact.findings().stream()
                        .map(finding -> finding.ruleId() + " " + text.substring(finding.start(), finding.end()))
                        .toList()
                : List.of();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a <script>x</script> b~                       script <script>",
                "<SCRIPT\tSRC=//e.example/x.js >~              script <SCRIPT\tSRC=//e.example/x.js >",
                "<script/src=x>~                               script <script/src=x>",
                "<!-- <script> -->~                            script <script>",
                "<script~                                      script <script",
                "<iframe></iframe>~                            iframe <iframe>",
                "<iframe srcdoc='x'>~                          iframe <iframe srcdoc='x'>",
                "<object data=x>~                              object <object data=x>",
                "a <object> b~                                 object <object>",
                "<embed src=x>~                                embed <embed src=x>",
                "<form action=//e.example>~                    form <form action=//e.example>",
                "<form>~                                       form <form>",
                "<base href=//e.example/>~                     base <base href=//e.example/>",
                "<meta http-equiv=refresh content=0>~          meta <meta http-equiv=refresh content=0>",
                "<link rel=stylesheet href=x>~                 link <link rel=stylesheet href=x>",
                "<link href=x rel='alternate IMPORT'>~         link <link href=x rel='alternate IMPORT'>",
                "<svg onload>~                                 event-handler <svg onload>",
                "<svg/onload=x>~                               event-handler <svg/onload=x>",
                "<img src=x onerror = 'x'>~                    event-handler <img src=x onerror = 'x'>",
                "<img src=x onerror=x~                         event-handler <img src=x onerror=x",
                "<p title='>' onclick=x>~                      event-handler <p title='>' onclick=x>",
                "<x a=\"b\"onfocus=x autofocus>~               event-handler <x a=\"b\"onfocus=x autofocus>",
                "<a href=javascript:x>~                        script-url <a href=javascript:x>",
                "<a href=' JaVa&Tab;script&colon;x'>~          script-url <a href=' JaVa&Tab;script&colon;x'>",
                "<a href='&#106avascript&#x3A;x'>~             script-url <a href='&#106avascript&#x3A;x'>",
                "<a href='&#0000106;avascript:x'>~             script-url <a href='&#0000106;avascript:x'>",
                "<form action='vbscript:x'>~                   form <form action='vbscript:x'>",
                "<use xlink:href='data:text/html,x'>~          script-url <use xlink:href='data:text/html,x'>",
            })
    void findsTagsThatDoSomething(String text, String expected) {
        assertThat(found(text)).containsExactly(expected);
    }

    @Test
    void whatIsAroundAnActiveTagIsActiveToo() {
        assertThat(found("<b x='<i onclick=y' z>"))
                .containsExactly("nested <b x='<i onclick=y' z>", "event-handler <i onclick=y' z>");
    }

    @Test
    void whiteSpaceAndZerosHideNothing() {
        assertThat(found("<scr\0ipt>")).containsExactly("script <scr\0ipt>");
        assertThat(found("<\0script\n>")).containsExactly("script <\0script\n>");
        assertThat(found("<img\n\fonerror\r=\nx>")).hasSize(1);
        assertThat(found("<img on\0error=x>")).hasSize(1);
        assertThat(found("<a href='java\tscr\nipt\r:x'>")).hasSize(1);
        assertThat(found("<a href='\u0001javascript:x'>")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if a < b and c > d, or a<b && c>d then x <= y",
                "Map<String, List<Object>> and Optional<Form> and Class<? extends Base>",
                "List<Object> all = new ArrayList<>(); vector<object> v; Box<Embed>",
                "for (int i = 0; i <n; i++) { s = \"<\" + x; } while (a <b) total = 3;",
                "# Title\n> quote\n<https://docs.example.com/?onload=1> <a@b.example>",
                "<b>bold</b>, <i>x</i>, <br/>, <p class=\"on\">, <details><summary>s</summary></details>",
                "<a href=\"https://docs.example.com/javascript:x\" title=\"javascript: the parts\">",
                "<img src='data:image/png;base64,iVBORw0KGgo='> <link rel=icon href=x> <meta charset=utf-8>",
                "1 <2 and 3> 2; -> => <- <-> <<EOF >> <scripting> <formula> <objects>",
                "press <Ctrl>, type <name> or </script>, say <only once> or <on x=1>",
                "P(x<t|y>s) = \u222b <x|y> and <\u00e9l\u00e9ment>",
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void whatIsTakenAwayMakesNoOtherTag() {
        for (String text : List.of(
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<a x=<script> onclick=1>",
                "<a x=\"<script y=\"> z\" onclick=1>",
                "<a x=<b y=\"> <script> \" onclick=1> onfocus=1>",
                "<img <script> onerror=1>",
                "<<script>script>")) {
            String shown = answer(text);
            assertThat(found(shown)).as(text).isEmpty();
        }
    }

    @Test
    void anyTextIsSafeOnceItWasRedacted() {
        String[] pieces = {"<", ">", "<a", "<script", " ", "=", "\"", "'", "onx12=", "onclick=", "x", "/", "\0", "<b y="
        };
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String shown = answer(text.toString());
            assertThat(found(shown)).as("%s becomes %s", text, shown).isEmpty();
            assertThat(String.join("", screening().stream(Chunks.random(text.toString(), 5, random))))
                    .isEqualTo(shown);
        }
    }

    @Test
    void longTagsAreFoundByTheirBeginning() {
        String filler = "x".repeat(3000);
        assertThat(found("<script src='" + filler + "'>"))
                .singleElement()
                .asString()
                .hasSize(7 + 2048);
        assertThat(found("<img title='" + filler + "' onerror=x>"))
                .singleElement()
                .asString()
                .startsWith("too-long ");
        assertThat(found("<img " + "a ".repeat(200) + " onerror=x>"))
                .singleElement()
                .asString()
                .startsWith("too-long ");
        assertThat(found("if a <b then, as we know, " + "x and y, ".repeat(500)))
                .isEmpty();
    }

    @Test
    void aStreamIsShownExceptTheTagThatIsBeingWritten() {
        ChannelScreen channel = screening().screen.channel(Channel.text(0));
        assertThat(channel.accept("if a < b or ")).isEqualTo("if a < b or ");
        assertThat(channel.accept("c <")).isEqualTo("c ");
        assertThat(channel.accept(" d <b>e</b")).isEqualTo("< d <b>e</b");
        assertThat(channel.accept("> <img src")).isEqualTo("> ");
        assertThat(channel.accept("=x onerror")).isEmpty();
        assertThat(channel.accept("=y> f")).isEqualTo("[REDACTED:active_html] f");
    }

    @Test
    void noTextMakesItSlow() {
        for (String piece : List.of("<a ", "<a<a", "<a x='", "<a x=", "<", "<a &", "<a x=&#x", "<a \0")) {
            String text = piece.repeat((1 << 16) / piece.length());
            assertThat(answer(text)).isNotNull();
        }
    }

    private static Screening screening() {
        return new Screening(Guardrails.builder().output(new HtmlGuardrail()).build());
    }

    private static String answer(String text) {
        Screening screening = screening();
        String shown = screening.answer(text);
        assertThat(screening.failed()).isFalse();
        return shown;
    }
}
