package io.larakube.storage;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NFS: csi-driver-nfs, and a server in the cluster unless there is a filer.
 *
 * @param filer a server that is there already
 * @param mountOptions instead of the usual ones
 * @param disk what the server in the cluster keeps the files on
 * @param nodes where images and the kubelet's folder are
 */
public record Nfs(Optional<Filer> filer, List<String> mountOptions, Disk disk, Nodes nodes) implements Provision {

    public static final String NAMESPACE = "larakube-nfs";
    public static final String DATA = "nfs-data";
    static final String VERSION = "v4.13.4";

    /** By a name of the cluster's DNS, whatever the cluster's domain is. */
    private static final Filer SERVER = new Filer("nfs-server." + NAMESPACE + ".svc", "/volumes");

    /**
     * hard: a program waits for a server that is away, and loses nothing. A file that another pod makes is looked up again at once, and
     * what is known of a file is asked again after a second. Source: nfs(5).
     */
    private static final List<String> MOUNT =
            List.of("nfsvers=4.1", "hard", "timeo=600", "retrans=2", "lookupcache=pos", "actimeo=1");

    /** An NFS server that somebody else runs. */
    public record Filer(String server, String path) {}

    /**
     * What the files are kept on.
     *
     * @param storageClass the cluster's default when empty
     */
    public record Disk(Optional<String> storageClass, String size) {}

    /**
     * What differs between clusters.
     *
     * @param kubelet the kubelet's folder
     * @param registry where the images are instead of registry.k8s.io
     */
    public record Nodes(String kubelet, Optional<String> registry) {
        public static final String KUBELET = "/var/lib/kubelet";
    }

    @Override
    public SharedFilesystem kind() {
        return SharedFilesystem.NFS;
    }

    @Override
    public String release() {
        return "csi-driver-nfs " + VERSION;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        filer.ifPresent(there -> {
            options.put("server", there.server());
            options.put("path", there.path());
        });
        if (filer.isEmpty()) {
            disk.storageClass().ifPresent(name -> options.put("class", name));
            options.put("size", disk.size());
        }
        if (!mountOptions.isEmpty()) {
            options.put("mount-options", String.join(",", mountOptions));
        }
        options.put("kubelet-dir", nodes.kubelet());
        nodes.registry().ifPresent(registry -> options.put("registry", registry));
        return options;
    }

    @Override
    public List<Check> checks(Site site) {
        return new NfsChecks(this, site).all();
    }

    /** The server that the class leads to. */
    Filer leadsTo() {
        return filer.orElse(SERVER);
    }

    @Override
    public List<Part> parts(Site site) {
        boolean isForeign = site.hasForeign(kind().driver());
        List<Part> parts = new ArrayList<>();
        if (!isForeign || filer.isEmpty()) {
            parts.add(Part.of("namespace", "the namespace " + NAMESPACE + " is there", read("nfs-namespace.yaml")));
        }
        parts.add(new Part(
                "driver",
                isForeign
                        ? "the driver's pods run on every node"
                        : "the driver's pods run on every node, and make volumes",
                isForeign ? List.of() : read("nfs-driver.yaml"),
                Optional.of(kind().driver())));
        if (filer.isEmpty()) {
            parts.add(Part.of("server", "the NFS server runs", server()));
        }
        parts.add(classPart());
        return parts;
    }

    private List<Tree> server() {
        return read("nfs-server.yaml").stream()
                .map(object -> object.textAt("kind")
                                .filter("PersistentVolumeClaim"::equals)
                                .isPresent()
                        ? claim((Tree.Obj) object)
                        : object)
                .toList();
    }

    private Tree claim(Tree.Obj claim) {
        Tree.Obj sized = Template.with(claim, Tree.text(disk.size()), "spec", "resources", "requests", "storage");
        return disk.storageClass()
                .map(name -> Template.with(sized, Tree.text(name), "spec", "storageClassName"))
                .orElse(sized);
    }

    private Part classPart() {
        Filer server = leadsTo();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("server", server.server());
        parameters.put("share", server.path());
        parameters.put("subDir", "${pvc.metadata.namespace}-${pvc.metadata.name}-${pv.metadata.name}");
        List<String> usual = Stream.concat(MOUNT.stream(), filer.isEmpty() ? Stream.of("noresvport") : Stream.of())
                .toList();
        return Provision.classPart(kind(), parameters, mountOptions.isEmpty() ? usual : mountOptions);
    }

    private List<Tree> read(String file) {
        return Template.read(file).stream()
                .map(object -> Template.with(object, this::here))
                .toList();
    }

    private String here(String text) {
        String moved = nodes.registry()
                .map(registry -> text.replaceFirst("^registry\\.k8s\\.io/", registry + "/"))
                .orElse(text);
        return moved.replace(Nodes.KUBELET, nodes.kubelet());
    }
}
