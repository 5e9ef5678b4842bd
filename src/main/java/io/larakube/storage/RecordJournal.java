package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.runbook.Journal;
import io.larakube.runbook.Step;

/** Writes into the cluster how far a runbook has come. */
final class RecordJournal implements Journal {

    private final Api api;
    private ProvisionRecord record;

    RecordJournal(Api api, ProvisionRecord record) {
        this.api = api;
        this.record = record;
    }

    @Override
    public void begins(Step step) {
        write(step.name(), "begun");
    }

    @Override
    public void holds(Step step, String words, boolean already) {
        if (!already) {
            write(step.name(), "made");
        }
    }

    void done() {
        write(record.step(), ProvisionRecord.DONE);
    }

    private void write(String step, String state) {
        record = record.at(step, state);
        record.write(api);
    }
}
