package io.larakube.rehearsal;

import io.larakube.plan.Gate;
import io.larakube.plan.Needs;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an init container does, read from its command: the gates of these manifests by the names of their scripts, and loops that
 * ask with {@code nc}, {@code curl}, {@code wget}, {@code pg_isready} or {@code /dev/tcp} by their words. All else is taken to end well.
 */
final class InitScript {

    private static final Pattern OWN_WEB = Pattern.compile("wait-for-web\\.sh (\\S+) (\\d+)");
    private static final Pattern NC =
            Pattern.compile("\\bnc(?:\\s+-\\w+(?:\\s+\\d+(?=\\s))?)*\\s+([\\w.-]+)\\s+(\\d+)");
    private static final Pattern HTTP = Pattern.compile("\\b(?:curl|wget)\\b[^;&|]*?(https?)://([\\w.-]+)(?::(\\d+))?");
    private static final Pattern TCP = Pattern.compile("/dev/tcp/([\\w.-]+)/(\\d+)");
    private static final Pattern PG =
            Pattern.compile("\\bpg_isready\\b[^;&|]*?-h\\s*([\\w.-]+)(?:[^;&|]*?-p\\s*(\\d+))?");
    private static final Pattern LOOP_END = Pattern.compile("\\bdone\\b");

    private static final Pattern SLEEP = Pattern.compile("\\bsleep (\\d+)");

    /** As in gate.sh. */
    private static final int OWN_PERIOD = 1;

    private final Services services;
    private final Variables variables;

    InitScript(Services services, Variables variables) {
        this.services = services;
        this.variables = variables;
    }

    /** @param index of the container in its pod */
    List<Step> steps(Tree container, int index) {
        String text = words(container);
        int deadline = number(variables.value("LARAKUBE_DEADLINE_SECONDS")).orElse(0);
        if (text.contains("/wait-for-services.sh")) {
            return services(index, deadline);
        }
        Matcher web = OWN_WEB.matcher(text);
        if (web.find()) {
            Question question = question("php-web", web.group(1), Integer.parseInt(web.group(2)));
            return List.of(new Step.Ask(index, List.of(question), OWN_PERIOD, deadline));
        }
        if (text.contains("/migrate.php")) {
            return List.of(new Step.TakeTurn(index, databases()), new Step.Migrate(index, databases()));
        }
        if (text.contains("artisan migrate")) {
            return List.of(new Step.Migrate(index, databases()));
        }
        List<Step> steps = new ArrayList<>();
        for (String loop : LOOP_END.split(variables.expand(text), -1)) {
            List<Question> questions = questions(loop);
            if (!questions.isEmpty()) {
                steps.add(new Step.Ask(index, questions, period(loop), 0));
            }
        }
        return steps.isEmpty() ? List.of(new Step.Prepare(index)) : List.copyOf(steps);
    }

    /** As the script does it: it prepares the folders, then asks for the one and then for the other. */
    private List<Step> services(int index, int deadline) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Prepare(index));
        needs().forEach((name, place) -> steps.add(
                new Step.Ask(index, List.of(question(name, place.host(), place.port())), OWN_PERIOD, deadline)));
        return List.copyOf(steps);
    }

    /** What the application's configuration says that it needs. */
    List<Question> allNeeds() {
        return needs().entrySet().stream()
                .map(need -> question(
                        need.getKey(), need.getValue().host(), need.getValue().port()))
                .toList();
    }

    List<Question> databases() {
        return allNeeds().stream()
                .filter(need -> need.need().equals("database"))
                .toList();
    }

    Map<String, Gate.Answer.WaitFor> needs() {
        Map<String, Gate.Answer.WaitFor> places = new LinkedHashMap<>();
        boolean redis = variables.value("LARAKUBE_REDIS").equals("required");
        for (Gate.Need need : Needs.of(variables.values(), redis)) {
            if (need.answer() instanceof Gate.Answer.WaitFor place) {
                places.put(need.name(), place);
            }
        }
        return places;
    }

    private static int period(String loop) {
        Matcher sleep = SLEEP.matcher(loop);
        return sleep.find() ? number(sleep.group(1)).orElse(1) : 1;
    }

    private List<Question> questions(String loop) {
        Map<Integer, Question> found = new TreeMap<>();
        NC.matcher(loop)
                .results()
                .forEach(ask -> found.put(ask.start(), question(ask.group(1), ask.group(1), port(ask.group(2), 0))));
        TCP.matcher(loop)
                .results()
                .forEach(ask -> found.put(ask.start(), question(ask.group(1), ask.group(1), port(ask.group(2), 0))));
        PG.matcher(loop)
                .results()
                .forEach(ask -> found.put(ask.start(), question(ask.group(1), ask.group(1), port(ask.group(2), 5432))));
        HTTP.matcher(loop).results().forEach(ask -> {
            int usual = ask.group(1).equals("https") ? 443 : 80;
            found.put(ask.start(), question(ask.group(2), ask.group(2), port(ask.group(3), usual)));
        });
        return List.copyOf(found.values());
    }

    private Question question(String need, String host, int port) {
        return new Question(need, host + ":" + port, services.answerer(host, port));
    }

    private static int port(@Nullable String digits, int otherwise) {
        return number(digits == null ? "" : digits).orElse(otherwise);
    }

    private static Optional<Integer> number(String digits) {
        return digits.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** The command and its arguments as one text. */
    static String words(Tree container) {
        return Stream.of("command", "args")
                .flatMap(field -> container.itemsAt(field).stream())
                .map(item -> item instanceof Tree.Text text ? text.value() : "")
                .collect(Collectors.joining(" "));
    }
}
