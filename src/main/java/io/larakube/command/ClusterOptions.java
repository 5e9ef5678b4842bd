package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say to which cluster an environment goes. */
record ClusterOptions(Value<String> context, Flag allowRemote, Flag allowLocal) {

    static ClusterOptions of(Usage usage) {
        return new ClusterOptions(
                usage.option(
                        String.class,
                        OptionSpec.builder("--context")
                                .paramLabel("NAME")
                                .description("The cluster to use, by its context in the kubeconfig."
                                        + " The choice is remembered on this machine.")),
                usage.flag("--allow-remote", "Let a local environment go to a cluster elsewhere."),
                usage.flag("--allow-local", "Let another environment go to a cluster on this machine."));
    }

    ClusterChoice choice() {
        return new ClusterChoice(context.given(), allowRemote.isGiven(), allowLocal.isGiven());
    }
}
