package io.larakube.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.storage.Check.Level;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ManagedTest {

    private static final Managed EFS = Managed.efs("fs-0123456789abcdef0", 33);

    private static Tree storageClass(Managed managed) {
        return managed.parts(SiteTexts.USUAL.site()).getLast().objects().getFirst();
    }

    @Test
    void whereTheDriverIsNotInstalledItSaysWhatToRun() {
        List<Check> refusals = EFS.checks(SiteTexts.USUAL.site()).stream()
                .filter(check -> check.level() == Level.REFUSED)
                .toList();
        assertThat(refusals).extracting(Check::words).containsExactly("the driver efs.csi.aws.com is not installed");
        assertThat(refusals.getFirst().next())
                .contains("aws eks create-addon --cluster-name NAME --addon-name aws-efs-csi-driver");
        assertThat(Managed.filestore("standard", "default")
                        .checks(SiteTexts.USUAL.site())
                        .getFirst()
                        .next())
                .contains("gcloud container clusters update NAME --update-addons=GcpFilestoreCsiDriver=ENABLED");
        assertThat(Managed.azureFile("Premium_LRS")
                        .checks(SiteTexts.USUAL.site())
                        .getFirst()
                        .next())
                .contains("az aks update --resource-group GROUP --name NAME --enable-file-driver");
    }

    @Test
    void aDriverThatDoesNotAnswerOnANodeIsTold() {
        Site half = SiteTexts.USUAL.driver("efs.csi.aws.com", "node-1").site();
        assertThat(EFS.checks(half).getFirst())
                .isEqualTo(Check.caution("the driver efs.csi.aws.com does not answer on node-2"));
        Site all = SiteTexts.USUAL.driver("efs.csi.aws.com", "node-1", "node-2").site();
        assertThat(EFS.checks(all).getFirst())
                .isEqualTo(Check.ok("the driver efs.csi.aws.com is there, on every node"));
    }

    @Test
    void nothingIsInstalledAndOnlyTheClassIsMade() {
        List<Part> parts = EFS.parts(SiteTexts.USUAL.site());
        assertThat(parts).extracting(Part::name).containsExactly("driver", "class");
        assertThat(parts.getFirst().objects()).isEmpty();
    }

    @Test
    void onElasticFileSystemEveryFileIsTheApplicationUsers() {
        assertThat(storageClass(EFS).fieldsAt("parameters"))
                .containsEntry("uid", Tree.text("33"))
                .containsEntry("gid", Tree.text("33"))
                .containsEntry("provisioningMode", Tree.text("efs-ap"))
                .containsEntry("fileSystemId", Tree.text("fs-0123456789abcdef0"));
    }

    @Test
    void azureFilesAreReachedByNfsBecauseSmbKeepsNeitherOwnersNorLocks() {
        assertThat(storageClass(Managed.azureFile("Premium_ZRS")).fieldsAt("parameters"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("protocol", Tree.text("nfs"), "skuName", Tree.text("Premium_ZRS")));
    }

    @Test
    void aClassWithOtherParametersIsNotChanged() {
        Site site = SiteTexts.USUAL
                .driver("efs.csi.aws.com", "node-1", "node-2")
                .with(storageClass(EFS))
                .site();
        assertThat(EFS.checks(site)).noneMatch(check -> check.level() == Level.REFUSED);
        assertThat(Managed.efs("fs-99999999", 33).checks(site))
                .filteredOn(check -> check.level() == Level.REFUSED)
                .extracting(Check::words)
                .containsExactly(
                        "there is a storage class larakube-efs already with other parameters, which cannot be changed");
    }
}
