package io.larakube.command;

import io.larakube.command.Usage.Value;
import io.larakube.storage.Managed;
import io.larakube.storage.SharedFilesystem;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes a storage class for Google's Filestore, whose driver is there. */
public final class ProvisionFilestore implements Command {

    private final Usage usage = new Usage(
            "Share the files of an environment on Google's Filestore: look for its driver, make the storage class"
                    + " larakube-filestore, put it to the proof, and write it into the blueprint.",
            "",
            "Examples:",
            "  larakube cloud:provision:filestore production",
            "  larakube cloud:provision:filestore production --tier zonal --network my-vpc",
            "  larakube cloud:provision:filestore production --remove");

    private final Value<String> tier = usage.option(
            String.class,
            OptionSpec.builder("--tier")
                    .paramLabel("TIER")
                    .description("Such as standard, zonal, enterprise. Default: standard."));
    private final Value<String> network = usage.option(
            String.class,
            OptionSpec.builder("--network")
                    .paramLabel("VPC")
                    .description("The network of the nodes. Default: default."));
    private final ProvisionOptions options = ProvisionOptions.of(usage);

    private final Function<Options, Terminal> terminals;

    public ProvisionFilestore(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(options.talk().options());
        Project project = options.project(Path.of(""), terminal);
        new Providing(terminal, project, options)
                .call(
                        SharedFilesystem.FILESTORE,
                        before -> Managed.filestore(
                                tier.given().orElse(before.getOrDefault("tier", "standard")),
                                network.given().orElse(before.getOrDefault("network", "default"))));
        return 0;
    }
}
