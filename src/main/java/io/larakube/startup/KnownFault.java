package io.larakube.startup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Faults of an application that show in its log and that no second try mends. The first that fits is taken: the texts
 * of frameworks and databases come first, those of PHP and the system last.
 */
public enum KnownFault {
    APP_KEY_MISSING(
            "has no APP_KEY",
            "No application encryption key has been specified",
            "put a key into the environment's .env file: larakube init, or php artisan key:generate"),
    APP_KEY_MALFORMED(
            "has an APP_KEY that is no key",
            "Unsupported cipher or incorrect key length",
            "APP_KEY must be base64: and 32 bytes in base64, as php artisan key:generate --show makes it; who replaces"
                    + " a key that was in use puts the former one into APP_PREVIOUS_KEYS"),
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
    READ_ONLY(
            "writes to a file system that is read-only",
            "Read-only file system",
            "let it write to a volume, or take readOnlyRootFilesystem out of the patch"),
    WRONG_PROCESSOR(
            "has a program for another kind of processor",
            "exec format error",
            "build the image for the nodes' processors: docker build --platform linux/amd64, or linux/arm64"),
    PORT_TAKEN(
            "finds its port taken",
            "[Aa]ddress (already )?in use",
            "two processes of one pod listen at one port; give one of them another"),
    CERTIFICATE_EXPIRED(
            "meets a certificate that has expired",
            "certificate has expired|certificate expired",
            "renew the certificate of the server that it calls"),
    CERTIFICATE_UNKNOWN(
            "meets a certificate that it does not trust",
            "certificate verify failed|self.signed certificate|unable to get local issuer certificate"
                    + "|certificate signed by unknown authority",
            "put the authority's certificate into the image, or name it in the database's options"),
    HOST_UNKNOWN(
            "asks for a host that no name server knows",
            "could not translate host name|getaddrinfo(?: for \\S+)? failed|Could not resolve host|no such host",
            "correct the host in the environment's .env file"),
    SERVICE_LINKS(
            "takes a variable of Kubernetes' own for its port",
            "\\$port\\) must be of type \\??int, string given|_PORT=tcp://",
            "its pods need enableServiceLinks: false"),
    TOO_MANY_CONNECTIONS(
            "is refused by the database: it has too many connections",
            "too many connections|remaining connection slots are reserved",
            "fewer workers, or a larger max_connections"),
    DATA_OF_OTHER_VERSION(
            "does not read the data of another version",
            "database files are incompatible with server|in 18\\+, these Docker images are configured",
            "move the data with a dump of the old version, or keep to the old image"),
    NO_COMMAND_TOOL(
            "lacks a program in its image",
            "(?:sh|bash|env)(?:: line)?.*: (?:\\S+: )?not found$",
            "install the program in the Dockerfile and build the image again"),
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
    S3_ADAPTER_MISSING(
            "lacks the package for S3",
            "Class \"League\\\\Flysystem\\\\AwsS3V3[^\"]*\" not found",
            "composer require league/flysystem-aws-s3-v3, and build the image again"),
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
            "correct the file and build the image again"),
    PERMISSION_DENIED(
            "is denied a file or a folder",
            "Permission denied|EACCES",
            "the file must belong to the user that the pod runs as, or be readable for all");

    /** What may befall any program; the others are said of applications only. */
    private static final Set<KnownFault> OF_ANY_PROGRAM =
            EnumSet.of(READ_ONLY, WRONG_PROCESSOR, PORT_TAKEN, DATA_OF_OTHER_VERSION, DISK_FULL, PERMISSION_DENIED);

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

    /** Of a program that is no application. */
    static Optional<KnownFault> inAnyProgram(List<String> lines) {
        return in(lines).filter(OF_ANY_PROGRAM::contains);
    }

    static Optional<KnownFault> in(List<String> lines) {
        return Stream.of(values())
                .filter(fault -> lines.stream()
                        .anyMatch(line -> fault.signs.matcher(line).find()))
                .findFirst();
    }
}
