package io.larakube.command;

import io.larakube.failure.Failure;
import io.larakube.runbook.Runbook;
import io.larakube.runbook.RunbookReport;
import io.larakube.storage.Nfs;
import io.larakube.storage.Provisioning;
import io.larakube.storage.SharedFilesystem;
import io.larakube.storage.Uses;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;

/** The way back of a {@code cloud:provision:…}: look, show, refuse while it is used, ask, run. */
record Withdrawing(Terminal terminal, ProvisionOptions options, Provisioning provisioning, SharedFilesystem kind) {

    /**
     * Takes it away from a cluster.
     *
     * @param where the cluster's context
     */
    void from(String where, Uses uses) throws InterruptedException {
        boolean isPurge = options.purge().given().isPresent();
        Runbook removal = provisioning.removal(kind.storageClass() + " leaves " + where, uses, isPurge);
        RunbookReport report = new RunbookReport(removal.title(), removal.standings());
        if (options.dryRun().isGiven()) {
            terminal.report(report);
            return;
        }
        requireUnused(uses);
        boolean keeps = !isPurge && provisioning.hasData();
        show(report, uses, keeps);
        if (!report.isOver()) {
            provisioning.requireRights("delete");
            askForPurge();
            terminal.require(new Confirm("Take it away from " + where + "?", false, "--yes"));
            provisioning.undo(removal, journal -> options.execution(terminal, journal));
        }
        String files = keeps ? "; its files stay" : "";
        options.end(terminal, kind.storageClass() + " is gone" + files, "larakube storage ENVIRONMENT");
    }

    private void show(RunbookReport report, Uses uses, boolean keeps) {
        if (options.talk().inJson()) {
            return;
        }
        report.lines().forEach(terminal::remark);
        uses.others()
                .forEach(other -> terminal.remark(Text.ok("  keep  ").plus("the driver, which " + other + " uses")));
        if (keeps) {
            terminal.remark(Text.ok("  keep  ")
                    .plus("the volume with the files, PersistentVolumeClaim " + Nfs.DATA + " in " + Nfs.NAMESPACE));
        }
    }

    private void askForPurge() {
        options.purge().given().filter(given -> !given.equals(Nfs.NAMESPACE)).ifPresent(given -> {
            if (!given.isEmpty()) {
                throw new Failure.WrongUsage("the volume with the files is in " + Nfs.NAMESPACE + ", not in " + given);
            }
            terminal.ask(new TypeName(
                    "Every file that was on it goes for ever.", Nfs.NAMESPACE, "--purge=" + Nfs.NAMESPACE));
        });
    }

    private void requireUnused(Uses uses) {
        if (!uses.claims().isEmpty()) {
            throw new Failure.Unsuccessful(
                    "claims of " + kind.storageClass() + " are there: " + String.join(", ", uses.claims()),
                    "their files go with them; larakube down ENVIRONMENT --purge removes those of an environment",
                    "kubectl get pvc -A");
        }
        if (!uses.volumes().isEmpty()) {
            throw new Failure.Unsuccessful(
                    "volumes of " + kind.storageClass() + " are there still: " + String.join(", ", uses.volumes()),
                    "the driver removes them when their claims are gone; kubectl get pv");
        }
    }
}
