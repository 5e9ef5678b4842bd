package io.larakube.plan;

import java.util.List;
import java.util.Map;

/** Which nodes can mount a volume, by the provisioner of its storage class. */
public enum VolumeReach {
    /** A folder or disk of the node on which it was first used; pods that mount it are scheduled there by themselves. */
    ITS_NODE("the node that it is on"),
    /** A disk in the network, attached to one node at a time; nothing keeps two pods that mount it from two nodes. */
    ONE_NODE("one node at a time"),
    /** A filesystem in the network. */
    MANY_NODES("many nodes"),
    /** A driver that is not in this list. */
    UNKNOWN("not known");

    /** Sources: the drivers' own documentation, see docs/shared-storage.md. */
    private static final Map<VolumeReach, List<String>> PROVISIONERS = Map.of(
            ITS_NODE,
            List.of(
                    "rancher.io/local-path",
                    "k8s.io/minikube-hostpath",
                    "docker.io/hostpath",
                    "microk8s.io/hostpath",
                    "openebs.io/local",
                    "kubernetes.io/no-provisioner",
                    "topolvm.io",
                    "topolvm.cybozu.com"),
            ONE_NODE,
            List.of(
                    "dobs.csi.digitalocean.com",
                    "ebs.csi.aws.com",
                    "ebs.csi.eks.amazonaws.com",
                    "kubernetes.io/aws-ebs",
                    "pd.csi.storage.gke.io",
                    "kubernetes.io/gce-pd",
                    "disk.csi.azure.com",
                    "kubernetes.io/azure-disk",
                    "linodebs.csi.linode.com",
                    "csi.hetzner.cloud",
                    "csi.civo.com",
                    "csi.scaleway.com",
                    "block.csi.vultr.com",
                    "cinder.csi.openstack.org",
                    "rbd.csi.ceph.com",
                    "rook-ceph.rbd.csi.ceph.com"),
            MANY_NODES,
            List.of(
                    "nfs.csi.k8s.io",
                    "driver.longhorn.io",
                    "efs.csi.aws.com",
                    "filestore.csi.storage.gke.io",
                    "file.csi.azure.com",
                    "kubernetes.io/azure-file",
                    "smb.csi.k8s.io",
                    "cephfs.csi.ceph.com",
                    "rook-ceph.cephfs.csi.ceph.com",
                    "fsx.csi.aws.com"));

    private final String words;

    VolumeReach(String words) {
        this.words = words;
    }

    /**
     * That of the volumes of a driver.
     *
     * @param provisioner the field of a StorageClass: {@code rancher.io/local-path}
     */
    public static VolumeReach of(String provisioner) {
        return PROVISIONERS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(provisioner))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(UNKNOWN);
    }

    public String words() {
        return words;
    }
}
