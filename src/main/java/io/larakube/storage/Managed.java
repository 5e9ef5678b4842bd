package io.larakube.storage;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filesystem that a cloud runs, with a driver that the cloud installs: it is looked for, and a storage class is made.
 *
 * @param options what was asked for, by the names of the options
 * @param parameters those of the storage class
 * @param mountOptions those of the storage class
 * @param absence what to run when the driver is not there
 * @param cautions what the user should know
 */
public record Managed(
        SharedFilesystem kind,
        Map<String, String> options,
        Map<String, String> parameters,
        List<String> mountOptions,
        List<String> absence,
        List<String> cautions)
        implements Provision {

    /**
     * Amazon's Elastic File System. Each volume is an access point, which makes every file the application user's.
     * Source: aws-efs-csi-driver, docs/parameters.md.
     *
     * @param user uid and gid of the application's process
     */
    public static Managed efs(String fileSystem, int user) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("provisioningMode", "efs-ap");
        parameters.put("fileSystemId", fileSystem);
        parameters.put("directoryPerms", "770");
        parameters.put("uid", Integer.toString(user));
        parameters.put("gid", Integer.toString(user));
        return new Managed(
                SharedFilesystem.EFS,
                Map.of("file-system-id", fileSystem),
                parameters,
                List.of(),
                List.of(
                        "aws eks create-addon --cluster-name NAME --addon-name aws-efs-csi-driver",
                        "it needs an IAM role with the policy AmazonEFSCSIDriverPolicy, and the file system a mount"
                                + " target in each of the nodes' subnets that lets them in on port 2049",
                        "https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html"),
                List.of("every file belongs to user " + user + ", whoever writes it: the access point sees to it"));
    }

    /**
     * Google's Filestore. Source: gcp-filestore-csi-driver, README and controller.go.
     *
     * @param tier such as {@code standard} or {@code zonal}
     * @param network the VPC of the cluster
     */
    public static Managed filestore(String tier, String network) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("tier", tier);
        parameters.put("network", network);
        return new Managed(
                SharedFilesystem.FILESTORE,
                Map.copyOf(parameters),
                parameters,
                List.of(),
                List.of(
                        "gcloud container clusters update NAME --update-addons=GcpFilestoreCsiDriver=ENABLED",
                        "gcloud services enable file.googleapis.com"),
                List.of(
                        "each volume is an instance of its own, of 1 TiB or more whatever is asked for, and is charged"
                                + " so; the proof makes one and removes it again",
                        "an instance takes minutes to be made"));
    }

    /**
     * Azure Files by NFS: SMB keeps neither owners nor locks. Source: azurefile-csi-driver, docs/driver-parameters.md.
     *
     * @param sku of the storage account; NFS needs a Premium one
     */
    public static Managed azureFile(String sku) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("protocol", "nfs");
        parameters.put("skuName", sku);
        return new Managed(
                SharedFilesystem.AZURE_FILE,
                Map.of("sku", sku),
                parameters,
                List.of("nfsvers=4.1", "lookupcache=pos", "actimeo=1"),
                List.of("az aks update --resource-group GROUP --name NAME --enable-file-driver"),
                List.of(
                        "a Premium share is of 100 GiB or more whatever is asked for, and is charged so",
                        "the driver makes a storage account that only the nodes' network reaches: their subnet needs"
                                + " the service endpoint Microsoft.Storage, and the cluster's identity the right to"
                                + " make it"));
    }

    @Override
    public String release() {
        return "";
    }

    @Override
    public List<Check> checks(Site site) {
        List<Check> checks = new ArrayList<>();
        String driver = kind.driver();
        List<String> without = site.without(driver);
        if (site.driver(driver).isEmpty()) {
            checks.add(Check.refused("the driver " + driver + " is not installed", absence.toArray(String[]::new)));
        } else if (without.isEmpty()) {
            checks.add(Check.ok("the driver " + driver + " is there, on every node"));
        } else {
            checks.add(Check.caution("the driver " + driver + " does not answer on " + String.join(", ", without)));
        }
        otherClass(site).ifPresent(checks::add);
        cautions.forEach(words -> checks.add(Check.caution(words)));
        return checks;
    }

    private Optional<Check> otherClass(Site site) {
        return site.storageClass(kind.storageClass())
                .filter(found -> !Site.isOurs(found) || !parameters.equals(texts(found)))
                .map(found -> Check.refused(
                        "there is a storage class " + kind.storageClass()
                                + " already with other parameters, which cannot be changed",
                        Site.isOurs(found)
                                ? "larakube cloud:provision:" + kind.word() + " --remove"
                                : "kubectl delete storageclass " + kind.storageClass() + "; its volumes stay"));
    }

    private static Map<String, String> texts(Tree storageClass) {
        Map<String, String> texts = new LinkedHashMap<>();
        storageClass
                .fieldsAt("parameters")
                .forEach((name, value) -> texts.put(name, value.textAt().orElse("")));
        return texts;
    }

    @Override
    public List<Part> parts(Site site) {
        Part driver = new Part("driver", "the driver answers on every node", List.of(), Optional.of(kind.driver()));
        return List.of(driver, Provision.classPart(kind, parameters, mountOptions));
    }
}
