package io.larakube.startup;

import java.util.List;

/** What a gate asks does not lead to what it should. */
public sealed interface RouteCause extends Cause {

    /** A name without dots, which no Service of the namespace has. */
    record ServiceMissing(String service) implements RouteCause {
        @Override
        public String kind() {
            return "service-missing";
        }

        @Override
        public String what() {
            return "cannot get ready: Service " + service + " does not exist";
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(
                    commands.kubectl("get", "services"),
                    "make the host in the environment's .env file one that exists",
                    commands.up());
        }
    }

    /** The Service is there and does not have the port that is asked for. */
    record PortMissing(String service, String port, List<String> ports) implements RouteCause {
        @Override
        public String kind() {
            return "port-missing";
        }

        @Override
        public String what() {
            return "cannot get ready: Service " + service + " has no port " + port;
        }

        @Override
        public List<String> evidence() {
            return List.of("Service " + service + " has " + Words.list(ports));
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of("correct the port in the environment's .env file", commands.up());
        }
    }

    /** The Service selects the pods of a release that is not the one that was started. */
    record ServiceOfOtherRelease(String service, String release) implements RouteCause {
        @Override
        public String kind() {
            return "service-of-other-release";
        }

        @Override
        public String what() {
            return "cannot get ready: Service " + service + " leads to another release than the one that was started, "
                    + release;
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.up() + " --force-conflicts");
        }
    }

    /** No pod that is there, and none that a workload would make, has the labels that the Service selects. */
    record SelectsNothing(String service, String selector) implements RouteCause {
        @Override
        public String kind() {
            return "selects-nothing";
        }

        @Override
        public String what() {
            return "cannot get ready: Service " + service + " selects no pod of any workload";
        }

        @Override
        public List<String> evidence() {
            return List.of("it selects " + selector);
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectl("get", "pods --show-labels"), commands.up() + " --force-conflicts");
        }
    }

    /** The Service sends to a port at which none of the pods says that it listens. */
    record TargetPortClosed(String service, String target, List<String> ports) implements RouteCause {
        @Override
        public String kind() {
            return "target-port-closed";
        }

        @Override
        public String what() {
            return "cannot get ready: Service " + service + " sends to port " + target
                    + " of its pods, where nothing listens";
        }

        @Override
        public List<String> evidence() {
            return List.of("its pods are ready and listen at " + Words.list(ports));
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(commands.kubectl("describe", "service " + service), commands.up() + " --force-conflicts");
        }

        @Override
        public boolean isCertain() {
            return false;
        }
    }

    /** The Service is there, and its name is not found from inside the pod. */
    record NameNotFound(String service) implements RouteCause {
        @Override
        public String kind() {
            return "name-not-found";
        }

        @Override
        public String what() {
            return "cannot get ready: its pod does not find Service " + service + " by its name, though it is there";
        }

        @Override
        public List<String> evidence() {
            return List.of("the cluster's name server, or the pod's dnsPolicy and dnsConfig");
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of(
                    commands.kubectlEverywhere("get pods -n kube-system -l k8s-app=kube-dns"), commands.describe());
        }

        @Override
        public boolean isCertain() {
            return false;
        }
    }

    /** A host outside the namespace whose name nobody knows, for longer than a name server takes to learn it. */
    record HostUnknown(String host) implements RouteCause {
        @Override
        public String kind() {
            return "host-unknown";
        }

        @Override
        public String what() {
            return "cannot get ready: no name server knows the host " + host;
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return List.of("correct the host in the environment's .env file", commands.up());
        }

        @Override
        public boolean isCertain() {
            return false;
        }
    }

    /**
     * Nothing comes back from a place.
     *
     * @param policies network policies that concern the way there
     */
    record NoAnswer(String place, List<String> policies) implements RouteCause {
        @Override
        public String kind() {
            return policies.isEmpty() ? "no-answer" : "policy-closes";
        }

        @Override
        public String what() {
            return "cannot get ready: nothing comes back from " + place
                    + (policies.isEmpty() ? "" : "; NetworkPolicy " + Words.list(policies) + " may forbid the way");
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }

        @Override
        public List<String> next(Commands commands) {
            return policies.isEmpty()
                    ? List.of("see that the address is right and that no firewall stands between", commands.status())
                    : List.of(commands.kubectl("describe", "networkpolicy " + String.join(" ", policies)));
        }

        @Override
        public boolean isCertain() {
            return false;
        }
    }
}
