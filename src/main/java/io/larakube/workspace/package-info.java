/**
 * The project folder: what kind of application it holds, what its files say, and how they are compared and written.
 *
 * <h2>From what is wanted to what is on the disk</h2>
 *
 * <ol>
 *   <li>A command makes {@link io.larakube.workspace.Wanted} files: generated ones, which are LaraKube's own, and edits of
 *       files that are the user's ({@code .env}, {@code .gitignore}).
 *   <li>{@link io.larakube.workspace.Changes} decides, as values: create, replace, keep (and why), delete. The
 *       {@link io.larakube.workspace.Ledger} tells a file that LaraKube wrote from one that the user edited since.
 *   <li>{@link io.larakube.workspace.Transaction} carries the changes out: all of them or none.
 * </ol>
 *
 * <p>What an application is, {@link io.larakube.workspace.LaravelApp} finds out from its files.
 *
 * <h2>What is kept where</h2>
 *
 * <ul>
 *   <li>{@code .infrastructure/k8s/.larakube-files.json}, committed: the {@link io.larakube.workspace.Ledger}.
 *   <li>{@code .larakube.local.json}, ignored by git: {@link io.larakube.workspace.LocalChoices}, what differs from one machine to
 *       the next.
 *   <li>{@code .larakube/}, ignored by git: the lock, and the {@link io.larakube.workspace.Journal} and the old files of a
 *       transaction that runs.
 * </ul>
 */
@NullMarked
package io.larakube.workspace;

import org.jspecify.annotations.NullMarked;
