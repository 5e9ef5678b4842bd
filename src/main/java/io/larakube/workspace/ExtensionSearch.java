package io.larakube.workspace;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the PHP extensions that have to be added to the image. */
final class ExtensionSearch {

    private static final String PREFIX = "ext-";

    /**
     * What every image of serversideup/php has: docker-library's build of PHP, and what serversideup adds to it. Source:
     * docker-library/php Dockerfile-linux.template; serversideup/docker-php 4.3.5, src/variations.
     */
    private static final Set<String> IN_THE_IMAGE = Set.of(
            "core",
            "ctype",
            "curl",
            "date",
            "dom",
            "fileinfo",
            "filter",
            "ftp",
            "hash",
            "iconv",
            "json",
            "libxml",
            "mbstring",
            "mysqlnd",
            "openssl",
            "pcre",
            "pdo",
            "pdo_sqlite",
            "phar",
            "posix",
            "random",
            "readline",
            "reflection",
            "session",
            "simplexml",
            "sodium",
            "spl",
            "sqlite3",
            "standard",
            "tokenizer",
            "xml",
            "xmlreader",
            "xmlwriter",
            "zlib",
            "opcache",
            "zend-opcache",
            "pcntl",
            "pdo_mysql",
            "pdo_pgsql",
            "redis",
            "zip");

    private final Composer composer;

    ExtensionSearch(Composer composer) {
        this.composer = composer;
    }

    /** The extensions by name, each with the first that asks for it. */
    List<Found<String>> search() {
        Map<String, Source> needed = new TreeMap<>();
        for (Map.Entry<String, Tree> required :
                composer.wanted().tree().fieldsAt("require").entrySet()) {
            int line = composer.wanted()
                    .position(Json.path("require", required.getKey()))
                    .line();
            add(needed, required.getKey(), Source.of(Composer.JSON, line, required.getKey()));
        }
        Map<String, Tree> provided = new LinkedHashMap<>();
        for (Composer.Installed each : composer.locked()) {
            provided.putAll(each.provides());
            for (String name : each.requires().keySet()) {
                add(needed, name, Source.of(Composer.LOCK, each.line(), each.name() + " requires " + name));
            }
        }
        provided.keySet().forEach(name -> needed.remove(extension(name)));
        return needed.entrySet().stream()
                .map(entry -> new Found<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void add(Map<String, Source> needed, String name, Source source) {
        String extension = extension(name);
        if (name.startsWith(PREFIX) && !IN_THE_IMAGE.contains(extension)) {
            needed.putIfAbsent(extension, source);
        }
    }

    private static String extension(String name) {
        return name.substring(Math.min(PREFIX.length(), name.length())).toLowerCase(Locale.ROOT);
    }
}
