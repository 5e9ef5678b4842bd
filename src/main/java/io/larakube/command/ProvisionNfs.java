package io.larakube.command;

import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.storage.Nfs;
import io.larakube.storage.Provision;
import io.larakube.storage.SharedFilesystem;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Brings NFS to a cluster: a server in it, or the driver for a server that is there. */
public final class ProvisionNfs implements Command {

    private final Usage usage = new Usage(
            "Give a cluster of many nodes a filesystem that all of them mount: csi-driver-nfs and one NFS server in"
                + " the cluster, or the driver alone for a server of your own. The storage class larakube-nfs is put"
                + " to the proof, and only then written into the blueprint. Interrupted anywhere, the same command"
                + " goes on.",
            "",
            "Examples:",
            "  larakube cloud:provision:nfs production                             a server in the cluster",
            "  larakube cloud:provision:nfs production --size 50Gi --class gp3     its volume",
            "  larakube cloud:provision:nfs production --server 10.0.0.5 --path /export/apps",
            "  larakube cloud:provision:nfs production --dry-run > nfs.yaml        every object",
            "  larakube cloud:provision:nfs production --remove                    the files stay; --purge removes"
                    + " them");

    private final Value<String> server =
            text("--server", "HOST", "An NFS server of your own instead of one in the cluster.");
    private final Value<String> path = text("--path", "PATH", "What that server exports.");
    private final Value<String> mountOptions =
            text("--mount-options", "LIST", "Instead of the usual ones: nfsvers=4.1,hard,…");
    private final Value<String> storageClass = text(
            "--class", "CLASS", "Of the volume of the server in the cluster. Default: the cluster's default class.");
    private final Value<String> size = text("--size", "SIZE", "Of that volume. Default: 10Gi.");
    private final Value<String> registry =
            text("--registry", "HOST", "Where the images are instead of registry.k8s.io, such as a mirror.");
    private final Value<String> kubelet =
            text("--kubelet-dir", "PATH", "The folder of the nodes' kubelet. Default: " + Nfs.Nodes.KUBELET + ".");
    private final ProvisionOptions options = ProvisionOptions.of(usage);

    private final Function<Options, Terminal> terminals;

    public ProvisionNfs(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    private Value<String> text(String name, String label, String description) {
        return usage.option(
                String.class, OptionSpec.builder(name).paramLabel(label).description(description));
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        if (server.given().isPresent() != path.given().isPresent()) {
            throw new Failure.WrongUsage(
                    "--server and --path belong together", "--server 10.0.0.5 --path /export/apps");
        }
        if (server.given().isPresent()
                && (size.given().isPresent() || storageClass.given().isPresent())) {
            throw new Failure.WrongUsage(
                    "--size and --class are for a server in the cluster, and --server is another one");
        }
        Terminal terminal = terminals.apply(options.talk().options());
        Project project = options.project(Path.of(""), terminal);
        new Providing(terminal, project, options).call(SharedFilesystem.NFS, this::wish);
        return 0;
    }

    /** What is said now; what an interrupted run was told where nothing is said. */
    private Provision wish(Map<String, String> before) {
        Optional<String> host = server.given().or(() -> Optional.ofNullable(before.get("server")));
        Optional<String> export = path.given().or(() -> Optional.ofNullable(before.get("path")));
        List<String> mount = mountOptions
                .given()
                .or(() -> Optional.ofNullable(before.get("mount-options")))
                .map(list -> Stream.of(list.split(",", -1)).toList())
                .orElse(List.of());
        return new Nfs(
                host.map(name -> new Nfs.Filer(name, export.orElse("/"))),
                mount,
                new Nfs.Disk(
                        storageClass.given().or(() -> Optional.ofNullable(before.get("class"))),
                        size.given().orElse(before.getOrDefault("size", "10Gi"))),
                new Nfs.Nodes(
                        kubelet.given().orElse(before.getOrDefault("kubelet-dir", Nfs.Nodes.KUBELET)),
                        registry.given().or(() -> Optional.ofNullable(before.get("registry")))));
    }
}
