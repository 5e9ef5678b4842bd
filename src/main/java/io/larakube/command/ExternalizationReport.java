package io.larakube.command;

import io.larakube.dotenv.EnvFile;
import io.larakube.plan.Externalization;
import io.larakube.terminal.Report;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code cloud:externalize} would make of an environment. */
record ExternalizationReport(ProposalReport files) implements Report {

    static ExternalizationReport of(Proposal proposal, Externalization wanted, EnvFile file, boolean inFull) {
        List<Text> reasons = new ArrayList<>();
        Tree.Obj drivers = Tree.obj();
        for (Map.Entry<String, String> driver : wanted.drivers().entrySet()) {
            String before = file.value(driver.getKey()).orElse("");
            String words = before.equals(driver.getValue()) ? " stays" : before.isEmpty() ? "" : ", was " + before;
            reasons.add(
                    Text.ok("  " + driver.getKey() + "=" + driver.getValue()).plus(Text.dim(words)));
            drivers = drivers.with(driver.getKey(), driver.getValue());
        }
        return new ExternalizationReport(
                new ProposalReport(proposal, reasons, Tree.obj().with("drivers", drivers), inFull));
    }

    @Override
    public List<Text> lines() {
        return files.lines();
    }

    @Override
    public Tree tree() {
        return files.tree();
    }
}
