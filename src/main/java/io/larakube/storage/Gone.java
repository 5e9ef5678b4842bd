package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Objects;
import io.larakube.runbook.Observation;
import io.larakube.runbook.Step;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.function.Consumer;

/** Removes the objects of a part and waits until they are gone. */
final class Gone implements Step {

    private final String name;
    private final List<Tree> unwanted;
    private final Objects objects;

    Gone(Api api, String name, List<Tree> unwanted) {
        this.name = name;
        this.unwanted = unwanted;
        this.objects = new Objects(api, unwanted);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return "the objects of the step " + name + " are gone";
    }

    @Override
    public List<String> actions() {
        return unwanted.reversed().stream()
                .map(object -> "removes " + Kind.shown(object))
                .toList();
    }

    @Override
    public Observation look() {
        List<String> there = objects.present().stream().map(Kind::shown).toList();
        return there.isEmpty()
                ? new Observation.Holds("gone")
                : new Observation.Open("still there: " + String.join(", ", there));
    }

    @Override
    public void act(Consumer<String> note) {
        objects.delete(note);
    }
}
