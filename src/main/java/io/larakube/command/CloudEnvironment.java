package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import java.util.List;
import java.util.Optional;

/** The environment that a command for servers is about. */
final class CloudEnvironment {

    private CloudEnvironment() {}

    /** The word that names it. */
    static Value<String> word(Usage usage) {
        return usage.word("ENVIRONMENT", "The environment; every one but local.");
    }

    /** The one that was named; {@code local} is none. */
    static Environment of(Project project, Value<String> word, String command) {
        String name = word.given()
                .orElseThrow(() -> new Failure.WrongUsage(
                        "which environment?",
                        "larakube " + command + " " + usual(project).orElse("production")));
        Environment environment = project.environment(name);
        if (environment.isLocal()) {
            throw new Failure.WrongUsage(
                    "local is the environment of this machine, and " + command + " is for servers",
                    usual(project)
                            .map(other -> "larakube " + command + " " + other)
                            .orElse("name another environment in .larakube.json"),
                    "larakube up starts local");
        }
        return environment;
    }

    /** The same where nothing is changed: without a word the only one that there is. */
    static Environment orOnly(Project project, Value<String> word, String command) {
        Optional<String> only = usual(project).filter(name -> others(project).size() == 1);
        return word.given().isEmpty() && only.isPresent()
                ? project.environment(only.get())
                : of(project, word, command);
    }

    private static Optional<String> usual(Project project) {
        return others(project).stream().findFirst();
    }

    private static List<String> others(Project project) {
        return project.blueprint().environments().values().stream()
                .filter(environment -> !environment.isLocal())
                .map(Environment::name)
                .toList();
    }
}
