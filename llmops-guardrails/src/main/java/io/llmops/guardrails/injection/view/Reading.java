package io.llmops.guardrails.injection.view;

/** How a view came about. */
public enum Reading {
    /** As it stands, without invisible characters and look-alikes. */
    PLAIN,
    /** Written in characters that nobody sees. */
    HIDDEN,
    /** Letters that stood apart, joined to words. */
    JOINED,
    /** Reversed, or letters exchanged by a fixed rule. */
    CIPHER,
    /** Decoded from base64, hexadecimal, binary or Morse. */
    ENCODED
}
