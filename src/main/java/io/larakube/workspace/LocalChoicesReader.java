package io.larakube.workspace;

import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import io.larakube.workspace.LocalChoices.Delivery;
import io.larakube.workspace.LocalChoices.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code .larakube.local.json} and collects all that is wrong with it. */
final class LocalChoicesReader {

    private static final Pattern SERVER = Pattern.compile("https?://[^\\s/]+(/\\S*)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private final Json json;
    private final List<Problem> problems = new ArrayList<>();

    private LocalChoicesReader(Json json) {
        this.json = json;
    }

    static LocalChoices read(Json json) {
        LocalChoicesReader reader = new LocalChoicesReader(json);
        LocalChoices choices = reader.choices();
        if (!reader.problems.isEmpty()) {
            throw new Failure.BadInput(reader.problems);
        }
        return choices;
    }

    private LocalChoices choices() {
        Map<String, Tree> fields = object("", json.tree(), List.of("environments", "builder", "deliver"));
        return new LocalChoices(
                targets(fields.get("environments")),
                Optional.ofNullable(fields.get("builder")).flatMap(this::builder),
                Optional.ofNullable(fields.get("deliver")).flatMap(this::delivery));
    }

    private Map<String, Target> targets(@Nullable Tree environments) {
        Map<String, Target> targets = new LinkedHashMap<>();
        if (environments == null) {
            return targets;
        }
        for (Map.Entry<String, Tree> entry :
                object("environments", environments, List.of()).entrySet()) {
            String path = Json.path("environments", entry.getKey());
            Tree target = object(path, entry.getValue(), List.of("target")).get("target");
            if (target != null) {
                target(Json.path(path, "target"), target).ifPresent(read -> targets.put(entry.getKey(), read));
            }
        }
        return targets;
    }

    private Optional<Target> target(String path, Tree value) {
        Map<String, Tree> fields = object(path, value, List.of("context", "server"));
        Optional<String> context = text(Json.path(path, "context"), fields.get("context"));
        Optional<String> server = text(Json.path(path, "server"), fields.get("server"));
        if (server.filter(address -> !SERVER.matcher(address).matches()).isPresent()) {
            problem(
                    Json.path(path, "server"),
                    quoted(server.get()) + " is no address of a cluster",
                    "write what the kubeconfig has, such as \"https://203.0.113.7:6443\"");
        }
        return context.flatMap(name -> server.map(address -> new Target(name, address)));
    }

    private Optional<LocalChoices.Builder> builder(Tree value) {
        Map<String, Tree> fields = object("builder", value, List.of("command", "options", "pushOptions"));
        List<String> options = texts("builder.options", fields.get("options"));
        List<String> pushOptions = texts("builder.pushOptions", fields.get("pushOptions"));
        return text("builder.command", fields.get("command"))
                .flatMap(this::command)
                .map(command -> new LocalChoices.Builder(command, options, pushOptions));
    }

    private Optional<LocalChoices.Builder.Command> command(String word) {
        Optional<LocalChoices.Builder.Command> command = LocalChoices.Builder.Command.named(word);
        if (command.isEmpty()) {
            List<String> known = Stream.of(LocalChoices.Builder.Command.values())
                    .map(LocalChoices.Builder.Command::word)
                    .toList();
            problem(
                    "builder.command",
                    quoted(word) + " is no known builder",
                    meant(word, known) + "known: " + String.join(", ", known));
        }
        return command;
    }

    private Optional<Delivery> delivery(Tree value) {
        Delivery delivery = new Delivery(texts("deliver", value));
        boolean names = delivery.words().stream()
                .anyMatch(word -> word.contains(Delivery.ARCHIVE) || word.contains(Delivery.IMAGE));
        if (value instanceof Tree.Arr && !names) {
            problem(
                    "deliver",
                    "names no image",
                    "write {archive} for its file or {image} for its name in one of the words");
        }
        for (int i = 0; i < delivery.words().size(); i++) {
            placeholders(Json.path("deliver", i), delivery.words().get(i));
        }
        return Optional.of(delivery);
    }

    private void placeholders(String path, String word) {
        Matcher placeholder = PLACEHOLDER.matcher(word);
        while (placeholder.find()) {
            List<String> known = List.of(Delivery.ARCHIVE, Delivery.IMAGE);
            if (!known.contains(placeholder.group())) {
                problem(
                        path,
                        quoted(placeholder.group()) + " stands for nothing",
                        meant(placeholder.group(), known) + "known: " + String.join(", ", known));
            }
        }
    }

    /** The fields of an object; with a list of known names, each other one is a problem. */
    private Map<String, Tree> object(String path, Tree value, List<String> known) {
        if (!(value instanceof Tree.Obj(Map<String, Tree> fields))) {
            problem(path, "must be an object", "write {}");
            return Map.of();
        }
        for (String name : fields.keySet()) {
            if (!known.isEmpty() && !known.contains(name)) {
                problem(
                        Json.path(path, name),
                        "unknown name " + quoted(name),
                        meant(name, known) + "known here: " + String.join(", ", known));
            }
        }
        return fields;
    }

    private Optional<String> text(String path, @Nullable Tree value) {
        if (value == null) {
            problem(path, "is missing", "add it");
            return Optional.empty();
        }
        if (value instanceof Tree.Text(String text) && !text.isBlank()) {
            return Optional.of(text);
        }
        problem(path, "must be a text", "write \"…\"");
        return Optional.empty();
    }

    private List<String> texts(String path, @Nullable Tree value) {
        if (value != null && !(value instanceof Tree.Arr)) {
            problem(path, "must be a list of words", "write [\"…\", \"…\"]: one text a word, no shell reads them");
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof Tree.Arr(List<Tree> items)) {
            for (Tree item : items) {
                text(Json.path(path, texts.size()), item).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private void problem(String path, String what, String remedy) {
        problems.add(new Problem(json.place(path), what, remedy));
    }

    private static String meant(String word, List<String> known) {
        return Nearest.to(word, known)
                .map(near -> "did you mean " + quoted(near) + "? ")
                .orElse("");
    }

    private static String quoted(String value) {
        return JsonText.line(new Tree.Text(value));
    }
}
