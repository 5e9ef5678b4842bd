package io.larakube.failure;

/**
 * One thing that is wrong with what the user wrote. Problems are collected and shown together, never thrown one by one.
 *
 * @param place where it is, as the user would look for it: {@code .larakube.json:4:13 environments.local.hosts.web}
 * @param what what is wrong there, in words
 * @param remedy what to write instead
 */
public record Problem(String place, String what, String remedy) {}
