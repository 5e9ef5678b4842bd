package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that a container sees, as far as the manifests say them. */
record Variables(Map<String, String> values) {

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\((\\w+)\\)|\\{(\\w+)}|(\\w+))");
    private static final Pattern LABEL = Pattern.compile("metadata\\.labels\\['([^']+)']");

    /** The ConfigMaps and Secrets of some manifests, by kind and name. */
    record Sources(Map<String, Map<String, String>> values) {

        static Sources of(List<Tree> objects) {
            Map<String, Map<String, String>> values = new LinkedHashMap<>();
            for (Tree object : objects) {
                String kind = object.textAt("kind").orElse("");
                if (kind.equals("ConfigMap") || kind.equals("Secret")) {
                    values.put(kind + "/" + object.textAt("metadata", "name").orElse(""), texts(kind, object));
                }
            }
            return new Sources(values);
        }

        private static Map<String, String> texts(String kind, Tree object) {
            Map<String, String> texts = new LinkedHashMap<>();
            object.fieldsAt("data")
                    .forEach((key, value) -> texts.put(key, kind.equals("Secret") ? decoded(value) : text(value)));
            object.fieldsAt("stringData").forEach((key, value) -> texts.put(key, text(value)));
            return texts;
        }

        private static String decoded(Tree value) {
            try {
                return new String(Base64.getMimeDecoder().decode(text(value)), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException unreadable) {
                return "";
            }
        }

        Map<String, String> of(String kind, Optional<String> name) {
            return name.map(found -> values.getOrDefault(kind + "/" + found, Map.of()))
                    .orElse(Map.of());
        }
    }

    /** @param labels of the pod, which the downward API gives */
    static Variables of(Tree container, Map<String, String> labels, Sources sources) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Tree from : container.itemsAt("envFrom")) {
            values.putAll(sources.of("ConfigMap", from.textAt("configMapRef", "name")));
            values.putAll(sources.of("Secret", from.textAt("secretRef", "name")));
        }
        for (Tree variable : container.itemsAt("env")) {
            String name = variable.textAt("name").orElse("");
            Optional<String> given = variable.at("value").map(Variables::text);
            given.or(() -> from(variable, labels, sources))
                    .ifPresent(value -> values.put(name, new Variables(values).expand(value)));
        }
        return new Variables(values);
    }

    private static Optional<String> from(Tree variable, Map<String, String> labels, Sources sources) {
        for (String[] kind : new String[][] {{"configMapKeyRef", "ConfigMap"}, {"secretKeyRef", "Secret"}}) {
            Optional<Tree> reference = variable.at("valueFrom", kind[0]);
            if (reference.isPresent()) {
                Map<String, String> source = sources.of(kind[1], reference.get().textAt("name"));
                return reference.get().textAt("key").map(key -> source.getOrDefault(key, ""));
            }
        }
        String field = variable.textAt("valueFrom", "fieldRef", "fieldPath").orElse("");
        Matcher label = LABEL.matcher(field);
        return label.matches() ? Optional.of(labels.getOrDefault(label.group(1), "")) : Optional.empty();
    }

    /** The text with the values of the variables that it names; those that are not known stay. */
    String expand(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(), found)));
    }

    private String value(String whole, MatchResult found) {
        for (int group = 1; group <= 3; group++) {
            if (found.group(group) != null) {
                return values.getOrDefault(found.group(group), whole);
            }
        }
        return whole;
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    boolean isTrue(String key) {
        return value(key).equals("true") || value(key).equals("1");
    }

    private static String text(Tree value) {
        return switch (value) {
            case Tree.Text text -> text.value();
            case Tree.Num number -> number.literal();
            case Tree.Bool bool -> Boolean.toString(bool.value());
            case Tree.Obj object -> "";
            case Tree.Arr list -> "";
            case Tree.Nil nil -> "";
        };
    }
}
