package io.larakube.command;

import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.storage.Managed;
import io.larakube.storage.SharedFilesystem;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes a storage class for Amazon's Elastic File System, whose driver is there. */
public final class ProvisionEfs implements Command {

    private final Usage usage = new Usage(
            "Share the files of an environment on Amazon's Elastic File System: look for its driver, make the storage"
                    + " class larakube-efs, put it to the proof, and write it into the blueprint.",
            "",
            "Examples:",
            "  larakube cloud:provision:efs production --file-system-id fs-0123456789abcdef0",
            "  larakube cloud:provision:efs production --dry-run --file-system-id fs-0123456789abcdef0",
            "  larakube cloud:provision:efs production --remove");

    private final Value<String> fileSystem = usage.option(
            String.class,
            OptionSpec.builder("--file-system-id")
                    .paramLabel("ID")
                    .description("The file system: aws efs describe-file-systems lists yours."));
    private final ProvisionOptions options = ProvisionOptions.of(usage);

    private final Function<Options, Terminal> terminals;

    public ProvisionEfs(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        fileSystem.given().filter(id -> !id.matches("fs-[0-9a-f]{8,40}")).ifPresent(id -> {
            throw new Failure.WrongUsage(
                    "--file-system-id: " + id + " is no id of a file system, such as fs-0123456789abcdef0",
                    "aws efs describe-file-systems");
        });
        Terminal terminal = terminals.apply(options.talk().options());
        Project project = options.project(Path.of(""), terminal);
        int user = project.blueprint().php().os().user();
        new Providing(terminal, project, options).call(SharedFilesystem.EFS, before -> {
            Optional<String> id = fileSystem.given().or(() -> Optional.ofNullable(before.get("file-system-id")));
            if (id.isEmpty() && !options.remove().isGiven()) {
                throw new Failure.WrongUsage(
                        "which file system?", "--file-system-id fs-…", "aws efs describe-file-systems");
            }
            return Managed.efs(id.orElse(""), user);
        });
        return 0;
    }
}
