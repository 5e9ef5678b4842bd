package io.larakube.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.storage.Check.Level;
import io.larakube.storage.Nfs.Disk;
import io.larakube.storage.Nfs.Filer;
import io.larakube.storage.Nfs.Nodes;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NfsTest {

    private static final Nodes NODES = new Nodes(Nodes.KUBELET, Optional.empty());
    private static final Nfs IN_CLUSTER =
            new Nfs(Optional.empty(), List.of(), new Disk(Optional.empty(), "10Gi"), NODES);
    private static final Nfs FILER = new Nfs(
            Optional.of(new Filer("10.0.0.5", "/export")), List.of(), new Disk(Optional.empty(), "10Gi"), NODES);

    private static List<String> words(Nfs nfs, Site site, Level level) {
        return nfs.checks(site).stream()
                .filter(check -> check.level() == level)
                .map(Check::words)
                .toList();
    }

    private static List<String> refusals(Nfs nfs, Site site) {
        return words(nfs, site, Level.REFUSED);
    }

    private static List<String> names(Nfs nfs, Site site) {
        return nfs.parts(site).stream().map(Part::name).toList();
    }

    private static Stream<Tree> objects(Nfs nfs, String kind) {
        return nfs.parts(SiteTexts.USUAL.site()).stream()
                .flatMap(part -> part.objects().stream())
                .filter(object -> object.textAt("kind").filter(kind::equals).isPresent());
    }

    @Test
    void aUsualClusterIsGivenDriverServerAndClass() {
        Site site = SiteTexts.USUAL.site();
        assertThat(refusals(IN_CLUSTER, site)).isEmpty();
        assertThat(words(IN_CLUSTER, site, Level.OK)).contains("the files are on a volume of 10Gi of gp3");
        assertThat(names(IN_CLUSTER, site)).containsExactly("namespace", "driver", "server", "class");
    }

    @Test
    void onDigitalOceanAServerInTheClusterIsRefusedUnlessForcedWithTheReason() {
        Site droplets = SiteTexts.EMPTY
                .node("pool-1", "digitalocean://1234")
                .defaultClass("do-block-storage", "dobs.csi.digitalocean.com")
                .site();
        assertThat(words(IN_CLUSTER, droplets, Level.UNLESS_FORCED))
                .containsExactly("a server in the cluster relies on the node's NFS mount path, which does not work on"
                        + " DigitalOcean Kubernetes (DOKS): the mount hangs");
        assertThat(words(FILER, droplets, Level.UNLESS_FORCED)).isEmpty();
    }

    @Test
    void aDriverOfSomebodyElseIsUsedAndLeftAlone() {
        Site site = SiteTexts.USUAL.driver("nfs.csi.k8s.io", "node-1", "node-2").site();
        assertThat(words(IN_CLUSTER, site, Level.OK))
                .contains("csi-driver-nfs is there already, installed by somebody else: it is used and left alone");
        assertThat(IN_CLUSTER.parts(site).stream()
                        .filter(part -> part.name().equals("driver"))
                        .flatMap(part -> part.objects().stream()))
                .isEmpty();
        assertThat(names(FILER, site)).containsExactly("driver", "class");
    }

    @Test
    void withoutAClassForTheServersVolumeItIsRefused() {
        Site bare = SiteTexts.EMPTY
                .node("node-1", "")
                .storageClass("slow", "ebs.csi.aws.com")
                .site();
        assertThat(refusals(IN_CLUSTER, bare))
                .containsExactly("the cluster has no default storage class for the server's volume");
        assertThat(refusals(FILER, bare)).isEmpty();
        Nfs named = new Nfs(Optional.empty(), List.of(), new Disk(Optional.of("fast"), "10Gi"), NODES);
        assertThat(refusals(named, bare)).containsExactly("there is no storage class fast for the server's volume");
    }

    @Test
    void filesOnTheDiskOfOneNodeAreSaidToGoWithIt() {
        Site site = SiteTexts.EMPTY
                .node("node-1", "")
                .defaultClass("local-path", "rancher.io/local-path")
                .site();
        assertThat(words(IN_CLUSTER, site, Level.CAUTION))
                .contains("the files are on the disk of one node (local-path): when that node goes, so do they");
    }

    @Test
    void aFilesystemOfTheNetworkIsNotExportedOnceMore() {
        Site site = SiteTexts.EMPTY
                .node("node-1", "")
                .defaultClass("efs", "efs.csi.aws.com")
                .site();
        assertThat(refusals(IN_CLUSTER, site))
                .containsExactly("a volume of efs is in the network already, and a server on top of it would not lock");
    }

    @Test
    void aClassOfThatNameWhichIsNotLaraKubesIsNotTouched() {
        Site site =
                SiteTexts.USUAL.storageClass("larakube-nfs", "example.com/nfs").site();
        assertThat(refusals(IN_CLUSTER, site))
                .containsExactly("there is a storage class larakube-nfs of example.com/nfs already, which is not"
                        + " LaraKube's");
    }

    @Test
    void aClassThatLeadsToAnotherServerIsNotChanged() {
        Site site = SiteTexts.USUAL
                .with(objects(FILER, "StorageClass").findFirst().orElseThrow())
                .site();
        assertThat(refusals(FILER, site)).isEmpty();
        assertThat(refusals(IN_CLUSTER, site))
                .containsExactly(
                        "larakube-nfs leads to 10.0.0.5:/export and not to nfs-server.larakube-nfs.svc:/volumes,"
                                + " which cannot be changed");
    }

    @Test
    void theClassMountsHardAndShowsNewFilesAtOnce() {
        Tree storageClass = objects(IN_CLUSTER, "StorageClass").findFirst().orElseThrow();
        assertThat(storageClass.itemsAt("mountOptions"))
                .extracting(option -> option.textAt().orElse(""))
                .contains("nfsvers=4.1", "hard", "lookupcache=pos");
        assertThat(storageClass.textAt("parameters", "subDir"))
                .contains("${pvc.metadata.namespace}-${pvc.metadata.name}-${pv.metadata.name}");
    }

    @Test
    void theServersVolumeIsOfTheSizeAndClassThatWereAskedFor() {
        Nfs sized = new Nfs(Optional.empty(), List.of(), new Disk(Optional.of("gp3"), "50Gi"), NODES);
        Tree claim = objects(sized, "PersistentVolumeClaim").findFirst().orElseThrow();
        assertThat(claim.textAt("spec", "resources", "requests", "storage")).contains("50Gi");
        assertThat(claim.textAt("spec", "storageClassName")).contains("gp3");
    }

    @Test
    void everyImageIsPinnedAndAMirrorTakesThePlaceOfTheirRegistry() {
        Nfs mirrored = new Nfs(
                Optional.empty(),
                List.of(),
                new Disk(Optional.empty(), "10Gi"),
                new Nodes("/var/lib/k0s/kubelet", Optional.of("mirror.example.com/k8s")));
        assertThat(images(IN_CLUSTER))
                .hasSize(5)
                .allMatch(image -> image.matches("registry\\.k8s\\.io/sig-storage/\\S+:v[\\d.]+"));
        assertThat(images(mirrored))
                .hasSize(5)
                .allMatch(image -> image.startsWith("mirror.example.com/k8s/sig-storage/"));
        assertThat(objects(mirrored, "DaemonSet")
                        .map(Tree::toString)
                        .findFirst()
                        .orElse(""))
                .contains("/var/lib/k0s/kubelet/pods")
                .doesNotContain("/var/lib/kubelet");
    }

    private static List<String> images(Nfs nfs) {
        return Stream.of("DaemonSet", "Deployment", "StatefulSet")
                .flatMap(kind -> objects(nfs, kind))
                .flatMap(object -> object.itemsAt("spec", "template", "spec", "containers").stream())
                .flatMap(container -> container.textAt("image").stream())
                .distinct()
                .toList();
    }

    @Test
    void theServerIsNotPrivileged() {
        Tree server = objects(IN_CLUSTER, "StatefulSet").findFirst().orElseThrow();
        Tree container =
                server.itemsAt("spec", "template", "spec", "containers").getFirst();
        assertThat(container.isTrueAt("securityContext", "privileged")).isFalse();
        assertThat(container.itemsAt("securityContext", "capabilities", "add"))
                .containsExactly(Tree.text("DAC_READ_SEARCH"));
    }

    @Test
    void everyObjectSaysWhoMadeIt() {
        assertThat(IN_CLUSTER.parts(SiteTexts.USUAL.site()).stream().flatMap(part -> part.objects().stream()))
                .allMatch(Site::isOurs);
    }
}
