package io.llmops.cli;

import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the catalogue knows of a model. */
@Command(
        name = "model",
        description = "Provider, family and size of a model, by its name.",
        mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "The model, such as claude-3-5-haiku-20241022.")
    private String name = "";

    @Spec
    private CommandSpec spec;

    ModelCommand() {}

    @Override
    public void run() {
        ModelInfo info = ModelCatalogue.builtIn()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("No rule of the model catalogue fits '" + name + "'"));
        spec.commandLine()
                .getOut()
                .printf(
                        "provider %s, family %s, size %s%n",
                        info.provider().orElse("(any)"),
                        info.family(),
                        info.size().orElse("(unknown)"));
    }
}
