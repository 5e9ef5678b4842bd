package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.failure.Failure;
import io.larakube.workspace.ProjectFolder;
import java.util.List;

record Found(Blueprint detected, List<Finding> findings) {

    record Finding(String what, String place) {}

    static Found in(ProjectFolder folder) {
        String name = folder.root().getFileName().toString();
        String text = "{\"name\":\"" + name
                + "\",\"phpVersion\":\"8.4\",\"os\":\"debian\",\"database\":\"sqlite\",\"healthPath\":\"/up\"}";
        return switch (BlueprintReader.read("detected", text)) {
            case Reading.Read read -> new Found(read.blueprint(), List.of());
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
        };
    }

    Blueprint blueprint(ProjectFolder folder) {
        return detected;
    }
}
