package io.larakube.storage;

import io.larakube.plan.VolumeReach;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks for and against NFS on a cluster. */
record NfsChecks(Nfs nfs, Site site) {

    private static final SharedFilesystem KIND = SharedFilesystem.NFS;

    /** Processors that every image is there for. */
    private static final List<String> PROCESSORS = List.of("amd64", "arm64");

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        boolean isForeign = site.hasForeign(KIND.driver());
        checks.add(
                isForeign
                        ? Check.ok("csi-driver-nfs is there already, installed by somebody else: it is used and left"
                                + " alone")
                        : Check.ok("csi-driver-nfs " + Nfs.VERSION + " comes with it"));
        if (!isForeign) {
            checks.addAll(processors());
        }
        otherClass().ifPresent(checks::add);
        if (nfs.filer().isEmpty()) {
            digitalOcean().ifPresent(checks::add);
            checks.add(backing());
            checks.add(Check.caution(
                    "the server is a single pod: when it restarts, reads and writes of all pods wait for it",
                    "without one: larakube cloud:externalize, larakube cloud:provision:longhorn or a managed filer"));
        } else {
            checks.add(Check.caution(
                    "the export must let root of the nodes be root (no_root_squash): the kubelet gives each"
                            + " folder to the application's group"));
        }
        checks.add(Check.caution(
                "whether the nodes' kernels have an NFS client cannot be seen from here; the proof at the end"
                        + " shows it"));
        return checks;
    }

    private List<Check> processors() {
        List<String> others = site.nodeInfo("architecture").stream()
                .filter(processor -> !PROCESSORS.contains(processor))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(Check.caution(
                        "some nodes are " + String.join(", ", others) + ", for which not every image may be there"));
    }

    private Optional<Check> otherClass() {
        return site.storageClass(KIND.storageClass()).flatMap(found -> {
            String driver = found.textAt("provisioner").orElse("");
            if (!Site.isOurs(found) || !driver.equals(KIND.driver())) {
                return Optional.of(Check.refused(
                        "there is a storage class " + KIND.storageClass() + " of " + driver + " already, which is not"
                                + " LaraKube's",
                        "kubectl delete storageclass " + KIND.storageClass() + "; its volumes stay"));
            }
            Nfs.Filer wanted = nfs.leadsTo();
            Nfs.Filer now = new Nfs.Filer(
                    found.textAt("parameters", "server").orElse(""),
                    found.textAt("parameters", "share").orElse(""));
            return now.equals(wanted)
                    ? Optional.empty()
                    : Optional.of(Check.refused(
                            KIND.storageClass() + " leads to " + now.server() + ":" + now.path() + " and not to "
                                    + wanted.server() + ":" + wanted.path() + ", which cannot be changed",
                            "larakube cloud:provision:nfs --remove"));
        });
    }

    /** As the makers of the first LaraKube found. */
    private Optional<Check> digitalOcean() {
        return site.isDigitalOcean()
                ? Optional.of(Check.unlessForced(
                        "a server in the cluster relies on the node's NFS mount path, which does not work on"
                                + " DigitalOcean Kubernetes (DOKS): the mount hangs",
                        "larakube cloud:externalize, which needs no shared filesystem",
                        "DigitalOcean's Network File Storage: larakube cloud:provision:nfs --server HOST --path PATH",
                        "try it all the same: --force; the proof at the end decides"))
                : Optional.empty();
    }

    private Check backing() {
        Optional<Tree> backing = nfs.disk().storageClass().isPresent()
                ? nfs.disk().storageClass().flatMap(site::storageClass)
                : site.defaultClass();
        if (backing.isEmpty()) {
            String classes = site.classNames().isEmpty() ? "none" : String.join(", ", site.classNames());
            return Check.refused(
                    nfs.disk()
                            .storageClass()
                            .map(name -> "there is no storage class " + name + " for the server's volume")
                            .orElse("the cluster has no default storage class for the server's volume"),
                    "name one with --class; it has: " + classes);
        }
        String name = backing.get().textAt("metadata", "name").orElse("");
        return switch (VolumeReach.of(backing.get().textAt("provisioner").orElse(""))) {
            case ITS_NODE ->
                Check.caution("the files are on the disk of one node (" + name + "): when that node goes, so do they");
            case ONE_NODE, UNKNOWN ->
                Check.ok("the files are on a volume of " + nfs.disk().size() + " of " + name);
            case MANY_NODES ->
                Check.refused(
                        "a volume of " + name + " is in the network already, and a server on top of it would not lock",
                        "larakube storage:prove " + name + ", and \"sharedStorageClass\": \"" + name + "\"");
        };
    }
}
