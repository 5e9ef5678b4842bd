package io.larakube.cluster;

/**
 * A cluster that the kubeconfig knows.
 *
 * @param name the context's name; it says nothing about where the cluster is
 * @param server the API server's URL; empty when the context names no cluster that there is
 */
public record Context(String name, String server) {}
