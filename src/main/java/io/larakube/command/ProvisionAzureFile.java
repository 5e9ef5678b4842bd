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

/** Makes a storage class for Azure Files by NFS, whose driver is there. */
public final class ProvisionAzureFile implements Command {

    private final Usage usage = new Usage(
            "Share the files of an environment on Azure Files, by NFS: look for its driver, make the storage class"
                    + " larakube-azurefile, put it to the proof, and write it into the blueprint.",
            "",
            "Examples:",
            "  larakube cloud:provision:azurefile production",
            "  larakube cloud:provision:azurefile production --sku Premium_ZRS",
            "  larakube cloud:provision:azurefile production --remove");

    private final Value<String> sku = usage.option(
            String.class,
            OptionSpec.builder("--sku")
                    .paramLabel("SKU")
                    .description("Of the storage account: Premium_LRS or Premium_ZRS. Default: Premium_LRS."));
    private final ProvisionOptions options = ProvisionOptions.of(usage);

    private final Function<Options, Terminal> terminals;

    public ProvisionAzureFile(Function<Options, Terminal> terminals) {
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
                        SharedFilesystem.AZURE_FILE,
                        before -> Managed.azureFile(sku.given().orElse(before.getOrDefault("sku", "Premium_LRS"))));
        return 0;
    }
}
