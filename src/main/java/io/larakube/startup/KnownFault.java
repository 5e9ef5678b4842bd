package io.larakube.startup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Faults of an application that show in its log and that no second try mends. The first that fits is taken: the texts
 * of frameworks and databases come first, those of PHP and the system last.
 */
public enum KnownFault {
    APP_KEY_MISSING(
            "has no APP_KEY",
            "No application encryption key has been specified|Unsupported cipher or incorrect key length",
            "put a key into the environment's .env file: larakube init, or php artisan key:generate"),
    CACHE_NOT_WRITABLE(
            "cannot write to bootstrap/cache",
            "bootstrap/cache directory must be present and writable",
            "its files must belong to the user that the pod runs as"),
    VIEWS_MISSING(
            "finds no folder for compiled views",
            "Please provide a valid cache path",
            "storage/framework/views must be there before it starts: wait-for-services makes it"),
    STORAGE_NOT_WRITABLE(
            "cannot write to its storage",
            "could not be opened in append mode|(file_put_contents|fopen|mkdir|touch|tempnam)\\(.*(Permission"
                    + " denied|Read-only file system)",
            "its files must belong to the user that the pod runs as"),
    DISK_FULL("has no space left on its volume", "No space left on device", "make the claim larger, or delete files"),
    DATABASE_LOGIN_REFUSED(
            "is refused by the database: wrong user or password",
            "password authentication failed|Access denied for user|role \"[^\"]*\" does not exist|SQLSTATE\\[28",
            "DB_USERNAME and DB_PASSWORD must be what the database was made with; a changed password does not change"
                    + " the database's"),
    DATABASE_MISSING(
            "finds no database of its name",
            "database \"[^\"]*\" does not exist|Unknown database|SQLSTATE\\[3D000\\]",
            "DB_DATABASE must be what the database was made with"),
    REDIS_LOGIN_REFUSED(
            "is refused by Redis: wrong password",
            "NOAUTH|WRONGPASS|invalid username-password pair|ERR AUTH",
            "REDIS_PASSWORD must be what Redis was started with"),
    TABLE_MISSING(
            "finds no table: the schema is not that of its release",
            "SQLSTATE\\[42P01\\]|SQLSTATE\\[42S02\\]|no such table",
            "php-web makes the tables; see what it migrated"),
    VENDOR_MISSING(
            "has no vendor folder",
            "vendor is missing|vendor/autoload\\.php|Failed to open stream.*vendor/",
            "the image must run composer install when it is built"),
    EXTENSION_MISSING(
            "lacks a PHP extension",
            "could not find driver|Class \"(Redis|Memcached|MongoDB\\\\[^\"]*)\" not found|undefined function"
                    + " (pcntl|posix)_",
            "add it to additionalExtensions in .larakube.json and build the image again"),
    COMMAND_MISSING(
            "does not know its artisan command",
            "There are no commands defined in the|Command \"[^\"]*\" is not defined",
            "install the package, or take the feature out of .larakube.json"),
    CLASS_MISSING(
            "does not find a class",
            "Class \"[^\"]*\" not found|Target class \\[[^]]*\\] does not exist",
            "the image and its caches must be of one build: build it again"),
    PARSE_ERROR(
            "has a syntax error in its code",
            "(PHP )?Parse error:|ParseError",
            "correct the file and build the image again");

    private final String sentence;
    private final Pattern signs;
    private final String remedy;

    KnownFault(String sentence, String signs, String remedy) {
        this.sentence = sentence;
        this.signs = Pattern.compile(signs);
        this.remedy = remedy;
    }

    /** What is wrong, to follow the workload's name. */
    public String sentence() {
        return sentence;
    }

    public String remedy() {
        return remedy;
    }

    /** The lines that name it. */
    List<String> lines(List<String> log) {
        return log.stream()
                .filter(line -> signs.matcher(line).find())
                .distinct()
                .toList();
    }

    static Optional<KnownFault> in(List<String> lines) {
        return Stream.of(values())
                .filter(fault -> lines.stream()
                        .anyMatch(line -> fault.signs.matcher(line).find()))
                .findFirst();
    }
}
