package io.larakube.storage;

/** Where a filesystem that many nodes mount can come from. */
public enum SharedFilesystem {
    NFS("nfs", "nfs.csi.k8s.io"),
    LONGHORN("longhorn", "driver.longhorn.io"),
    CEPHFS("cephfs", "rook-ceph.cephfs.csi.ceph.com"),
    EFS("efs", "efs.csi.aws.com"),
    FILESTORE("filestore", "filestore.csi.storage.gke.io"),
    AZURE_FILE("azurefile", "file.csi.azure.com");

    private final String word;
    private final String driver;

    SharedFilesystem(String word, String driver) {
        this.word = word;
        this.driver = driver;
    }

    /** As the command is called: {@code nfs}. */
    public String word() {
        return word;
    }

    /** The CSI driver, by the name that it registers under. */
    public String driver() {
        return driver;
    }

    /** The storage class that is made for it. */
    public String storageClass() {
        return "larakube-" + word;
    }
}
