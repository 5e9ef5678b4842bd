package io.larakube.placement;

/**
 * Why a node does not take a pod.
 *
 * @param words to follow the node's name
 * @param ofScheduler as kube-scheduler says it of a number of nodes
 */
public record Objection(String words, String ofScheduler) {}
