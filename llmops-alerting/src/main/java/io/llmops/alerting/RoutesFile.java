package io.llmops.alerting;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that says who is told, and whether it can be read.
 *
 * @param problem what is wrong with it as it is now, with line, key and fix; what it said before holds then
 */
public record RoutesFile(Path path, Optional<String> problem) {}
