package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.BlueprintText;
import io.larakube.failure.Failure;
import io.larakube.workspace.ProjectFolder;

/** What a blueprint is to be, and the text of its file. The rules of the reader hold for it, whoever made it. */
record DecidedBlueprint(Blueprint blueprint, String text) {

    /** One that is written for the first time. */
    static DecidedBlueprint fresh(Blueprint blueprint) {
        return checked(BlueprintText.of(blueprint));
    }

    /** One that is there, changed; what stays the same keeps its place and its spelling. */
    static DecidedBlueprint edited(String text, Reading.Read read, Blueprint wanted) {
        return checked(BlueprintText.edited(text, read, wanted));
    }

    /** The one that a folder has, changed. */
    static DecidedBlueprint changed(ProjectFolder folder, Blueprint wanted) {
        String text = folder.textOf(ProjectFolder.BLUEPRINT).orElse("");
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, text)) {
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
            case Reading.Read read -> edited(text, read, wanted);
        };
    }

    private static DecidedBlueprint checked(String text) {
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, text)) {
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
            case Reading.Read read -> new DecidedBlueprint(read.blueprint(), text);
        };
    }
}
