package io.larakube.workspace;

import io.larakube.php.PhpSource;
import io.larakube.php.PhpToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the path that answers when Laravel boots: the one that {@code bootstrap/app.php} names, or a route {@code /up}. */
final class HealthSearch {

    private static final String BOOTSTRAP = "bootstrap/app.php";
    private static final String PATH = "/up";

    /** Files of routes that Laravel loads under another path, or that have none. */
    private static final List<String> NOT_AT_THE_ROOT =
            List.of("routes/api.php", "routes/console.php", "routes/channels.php");

    private final ProjectFolder folder;

    HealthSearch(ProjectFolder folder) {
        this.folder = folder;
    }

    Optional<Found<String>> search() {
        return folder.php(BOOTSTRAP)
                .flatMap(HealthSearch::named)
                .or(() -> folder.phpFiles("routes").stream()
                        .filter(file -> !NOT_AT_THE_ROOT.contains(file))
                        .flatMap(file -> folder.php(file).stream())
                        .flatMap(source -> route(source).stream())
                        .findFirst());
    }

    private static Optional<Found<String>> named(PhpSource source) {
        OptionalInt argument = source.find(0, "health", ":", "'*'");
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        int at = argument.getAsInt() + 2;
        String path = source.token(at).text();
        String rooted = path.startsWith("/") ? path : "/" + path;
        return Optional.of(new Found<>(rooted, Source.of(source.file(), source.line(at), "health: '" + path + "'")));
    }

    /** A route {@code up} that answers GET and is in no group that puts something before its path or host. */
    private static Optional<Found<String>> route(PhpSource source) {
        Deque<Boolean> moved = new ArrayDeque<>(List.of(false));
        int statement = 0;
        for (int i = 0; i < source.size(); i++) {
            PhpToken token = source.token(i);
            if (token.isSign("{")) {
                moved.push(moved.getFirst() || moves(source, statement, i));
            } else if (token.isSign("}") && moved.size() > 1) {
                moved.pop();
            } else if (isUp(source, i) && !moved.getFirst() && !moves(source, statement, i)) {
                return Optional.of(new Found<>(PATH, Source.of(source.file(), source.line(i), "a route " + PATH)));
            }
            statement = token.isSign(";") || token.isSign("{") || token.isSign("}") ? i + 1 : statement;
        }
        return Optional.empty();
    }

    private static boolean isUp(PhpSource source, int at) {
        boolean get = source.isAt(at, "get") || source.isAt(at, "any") || source.isAt(at, "view");
        return get && (source.isAt(at + 1, "(", "'up'") || source.isAt(at + 1, "(", "'/up'"));
    }

    private static boolean moves(PhpSource source, int from, int until) {
        return List.of("prefix", "domain", "'prefix'", "'domain'").stream()
                .map(word -> source.find(from, word))
                .anyMatch(found -> found.isPresent() && found.getAsInt() < until);
    }
}
