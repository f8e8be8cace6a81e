package io.llmops.probe.match;

/** When an answer is right. Data only; {@link Checker} carries it out. {@link MatchJson} is the JSON form. */
public sealed interface Match permits TextMatch, SimilarMatch, JudgedMatch {}
