package io.larakube.scan;

import io.larakube.scan.Value.Item;
import io.larakube.scan.Value.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What {@code config()} and {@code env()} would give, as far as it can be known without running PHP. */
final class Settings {

    /** The path of what comes from the framework and not from the application. */
    static final String FRAMEWORK = "framework.php";

    private final Environment environment;
    private final Map<String, Value> files = new TreeMap<>();
    private final Items framework;

    private Settings(Environment environment, SourceFile framework) {
        this.environment = environment;
        this.framework = returned(framework) instanceof Items items ? items : new Items(List.of());
    }

    /** @param files the files of {@code config/} by name without {@code .php} */
    static Settings of(Environment environment, SourceFile framework, Map<String, SourceFile> files) {
        Settings settings = new Settings(environment, framework);
        files.forEach((name, file) -> settings.files.put(name, settings.returned(file)));
        return settings;
    }

    /** What a file returns at its end. */
    private Value returned(SourceFile file) {
        Values values = new Values(new Frame(file, this, ClassScope.none(), new Variables()));
        Value returned = new Value.Unknown("");
        for (Node statement : file.root().children()) {
            if (statement.is("expression_statement")) {
                statement
                        .firstChild()
                        .filter(node -> node.is("assignment_expression"))
                        .ifPresent(values::assign);
            } else if (statement.is("return_statement")) {
                returned = statement.firstChild().map(values::of).orElse(returned);
            }
        }
        return returned;
    }

    Environment environment() {
        return environment;
    }

    /** The application's own files of {@code config/}, by name without {@code .php}. */
    Map<String, Value> files() {
        return files;
    }

    Set<String> disks() {
        Map<String, Value> names = new LinkedHashMap<>();
        for (Optional<Item> disks : List.of(item("filesystems.disks"), inFramework("filesystems.disks"))) {
            if (disks.isPresent() && disks.get().value() instanceof Items items) {
                items.items().forEach(item -> item.key().ifPresent(key -> names.put(key, item.value())));
            }
        }
        return names.keySet();
    }

    /** What a dotted name such as {@code cache.stores.file} leads to: in the application's own file, else in the framework's. */
    Optional<Item> item(String dotted) {
        int end = dotted.indexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        Optional<Item> own = Optional.ofNullable(files.get(dotted.substring(0, end)))
                .flatMap(value -> below(value, dotted.substring(end + 1)));
        return own.isPresent() ? own : inFramework(dotted);
    }

    private Optional<Item> inFramework(String dotted) {
        return below(framework, dotted);
    }

    private static Optional<Item> below(Value value, String dotted) {
        Optional<Item> item = Optional.empty();
        Value here = value;
        for (String step : dotted.split("\\.", -1)) {
            item = here instanceof Items items ? items.item(step) : Optional.empty();
            if (item.isEmpty()) {
                return item;
            }
            here = item.get().value();
        }
        return item;
    }

    Optional<Value> value(String dotted) {
        return item(dotted).map(Item::value);
    }

    /** The text that a dotted name leads to, when all of it is known. */
    Optional<String> text(String dotted) {
        return value(dotted).flatMap(Value::known);
    }

    /** What sets a value: the variable of the environment that it is taken from, else the line of the configuration. */
    Spot spot(Item item) {
        return item.node()
                .below()
                .filter(node -> node.is("function_call_expression"))
                .filter(call -> call.child("function")
                        .filter(name -> name.text().equals("env"))
                        .isPresent())
                .flatMap(call -> call.child("arguments").stream())
                .flatMap(arguments -> arguments.children().stream().limit(1))
                .flatMap(argument -> environment.spot(unquoted(argument.text())).stream())
                .findFirst()
                .orElseGet(() ->
                        isOfFramework(item) ? environment.spot() : item.file().spot(item.node()));
    }

    static boolean isOfFramework(Item item) {
        return item.file().path().equals(FRAMEWORK);
    }

    private static String unquoted(String text) {
        return text.length() < 2 ? text : text.substring(1, text.length() - 1);
    }

    /** The line of code or of the environment's file at a spot that {@link #spot} gave for an item. */
    String code(Item item, Spot spot) {
        if (isOfFramework(item) && spot.line() == 0) {
            return "(not set: this is Laravel's default)";
        }
        boolean inEnvironment = environment
                .file()
                .filter(file -> file.name().equals(spot.file()))
                .isPresent();
        return inEnvironment ? environment.line(spot.line()) : item.file().line(item.node());
    }
}
