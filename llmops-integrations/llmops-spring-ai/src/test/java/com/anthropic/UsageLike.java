package com.anthropic;

/** Stands for the usage of Anthropic's own client, which is known by its package. */
public record UsageLike() {}
