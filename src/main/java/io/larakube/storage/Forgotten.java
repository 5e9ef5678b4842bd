package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.runbook.Observation;
import io.larakube.runbook.Step;
import java.util.List;
import java.util.function.Consumer;

/** Removes what the cluster remembers of a shared filesystem; the last step of its removal. */
record Forgotten(Api api, SharedFilesystem kind) implements Step {

    @Override
    public String name() {
        return "record";
    }

    @Override
    public String title() {
        return "nothing is remembered of it";
    }

    @Override
    public List<String> actions() {
        return List.of("removes its record from the namespace " + ProvisionRecord.NAMESPACE);
    }

    @Override
    public Observation look() {
        return ProvisionRecord.read(api, kind).isEmpty()
                ? new Observation.Holds("gone")
                : new Observation.Open("still there");
    }

    @Override
    public void act(Consumer<String> note) {
        ProvisionRecord.remove(api, kind);
    }
}
