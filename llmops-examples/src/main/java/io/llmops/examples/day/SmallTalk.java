package io.llmops.examples.day;

import java.util.List;
import java.util.random.RandomGenerator;

/** What people say who want nothing in particular, and what a polite model makes of it: seldom the words of the question. */
final class SmallTalk {

    private static final String HELLO = "Hello there!";
    private static final List<String> QUESTIONS = List.of(
            "Are you a robot or a real person?",
            "Do you ever get tired of all this?",
            "What is your favourite colour, by the way?",
            "Did somebody teach you how to be funny?",
            "Would you rather be on holiday right now?",
            "Have you watched anything good lately?");
    private static final List<String> ANSWERS = List.of(
            "I am an assistant for customers of this shop, and glad to help whenever something comes up.",
            "Thanks for stopping by! If there is anything about an order that needs looking after, just say so.",
            "That is kind of you. I have no life outside these messages, but I do enjoy being useful.",
            "Happy to chat for a moment. When you are ready, tell me which purchase this is about.");

    private SmallTalk() {}

    static boolean is(String question) {
        return question.contains(HELLO);
    }

    static String question(RandomGenerator random) {
        return HELLO + " " + any(QUESTIONS, random);
    }

    static String answer(RandomGenerator random) {
        return any(ANSWERS, random) + " " + any(ANSWERS, random);
    }

    private static String any(List<String> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
