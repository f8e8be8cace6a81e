package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.html.HtmlGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class HtmlGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return new HtmlGuardrail();
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of(
                "Look: <script>alert(1)</script> and <img src=x onerror=alert(1)> so on",
                "<scr<script>ipt> <a x=\"<script y=\"> z\" onclick=1> <svg/onload",
                "a <b c='" + "x".repeat(3000) + "' onclick=1> <script",
                "<b y=".repeat(100) + "<script>" + " z".repeat(100),
                "<a href='java&Tab;script:x'>\uD83D\uDE00<\0iframe>");
    }

    @Override
    protected List<String> textsWithout() {
        return List.of(
                "",
                "a < b, a<b, List<Object>, <b>bold</b> <a href='https://docs.example.com/'>docs</a>",
                "<".repeat(5000),
                "<a ".repeat(50) + ">",
                "for (i = 0; i <n; i++) { } " + "x and y, ".repeat(900));
    }
}
